import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../../reports/report-input"

/** Customers and their open quotes by country and city. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await reportInput(req, req.validatedQuery as { currency_code?: string })
  res.json({ currency_code: input.currency_code, places: await reportingOf(req).customersByPlace(input) })
}
