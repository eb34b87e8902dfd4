import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { periodOf, salesQuestion } from "../question"
import { withOwners } from "../rows"
import { AdminSalesParams } from "../validators"

/** What is expected to be sold, by month, owner and forecast category, against targets. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const question = await salesQuestion(req, req.validatedQuery as AdminSalesParams, true)
  const rows = await withOwners(req, await reportingOf(req).salesForecast(question))
  res.json({ ...periodOf(question), rows })
}
