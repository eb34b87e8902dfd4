import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminTopCustomerParams } from "../validators"

/** Customers by open quotes, by debt, or by both, with headroom and how late they usually pay. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { by, ...params } = req.validatedQuery as unknown as AdminTopCustomerParams
  const input = await reportInput(req, params)
  const customers = await reportingOf(req).topCustomers(input, by)
  res.json({ as_of: input.as_of, currency_code: input.currency_code, by, customers })
}
