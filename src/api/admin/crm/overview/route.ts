import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../reports/report-input"
import { AdminReportParams } from "../reports/validators"

/** Pipeline and receivables side by side, in one currency. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await reportInput(req, req.validatedQuery as AdminReportParams)
  res.json(await reportingOf(req).overview(input))
}
