import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { QuoteAddress } from "../../../../../../modules/quote/types"
import { shippingOptionsFor } from "../../../../../../workflows/quote/pricing/facts"
import { loadQuote } from "../../answer"

/** The host's shipping options that serve the quote's delivery address, with their flat prices. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { region_id, currency_code, shipping_address } = await loadQuote(req)
  const country_code = (shipping_address as QuoteAddress | null)?.country_code ?? null
  const shipping_options = await shippingOptionsFor(req.scope, { region_id, currency_code, country_code })
  res.json({ shipping_options })
}
