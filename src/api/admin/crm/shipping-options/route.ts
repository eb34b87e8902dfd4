import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { salesChannelOf } from "../../../../workflows/quote/pricing/parties"
import { shippingOptionsFor } from "../../../../workflows/quote/pricing/shipping-options"
import { AdminGetCrmShippingOptionsParams } from "./validators"

/** The host's ways to bring an offer to its buyer, with their flat prices. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { country_code = null, ...to } = req.validatedQuery as AdminGetCrmShippingOptionsParams
  const sales_channel_id = await salesChannelOf(req.scope, to.sales_channel_id)
  res.json({ shipping_options: await shippingOptionsFor(req.scope, { ...to, country_code, sales_channel_id }) })
}
