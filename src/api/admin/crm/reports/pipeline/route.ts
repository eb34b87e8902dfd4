import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminReportParams } from "../validators"

/** Open quotes by stage, and how many decided ones were won. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await reportInput(req, req.validatedQuery as AdminReportParams)
  const pipeline = await reportingOf(req).pipeline(input)
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...pipeline })
}
