import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminReportParams } from "../validators"

/** Money expected by week. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await reportInput(req, req.validatedQuery as AdminReportParams)
  const calendar = await reportingOf(req).cashCalendar(input)
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...calendar })
}
