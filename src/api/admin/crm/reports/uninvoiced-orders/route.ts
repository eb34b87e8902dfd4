import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminUninvoicedOrderParams } from "../validators"

/** Orders that are not wholly invoiced; with `delivered=true` those behind "delivered, not invoiced". */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, delivered, ...params } = req.validatedQuery as unknown as AdminUninvoicedOrderParams
  const input = await reportInput(req, params)
  const list = await reportingOf(req).uninvoicedOrders(input, { limit, offset }, { delivered })
  res.json({ currency_code: input.currency_code, ...list, limit, offset })
}
