import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminCashCalendarParams } from "../validators"

/** Money expected by week. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { case: is, ...params } = req.validatedQuery as AdminCashCalendarParams
  const input = await reportInput(req, params)
  const calendar = await reportingOf(req).cashCalendar(input, is)
  res.json({ as_of: input.as_of, currency_code: input.currency_code, case: is, ...calendar })
}
