import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { periodOf, salesQuestion } from "../question"
import { AdminSalesParams } from "../validators"

/** Why quotes were lost, by number and net value. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const question = await salesQuestion(req, req.validatedQuery as AdminSalesParams)
  res.json({ ...periodOf(question), rows: await reportingOf(req).salesLost(question) })
}
