import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { periodOf, salesQuestion } from "../question"
import { AdminFollowOnParams } from "../validators"

/** Who ordered again, and how long ago the last order of each customer or product was. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, by, quiet_days, ...params } = req.validatedQuery as unknown as AdminFollowOnParams
  const question = await salesQuestion(req, params)
  const answer = await reportingOf(req).followOn(question, by, { limit, offset }, quiet_days)
  res.json({ ...periodOf(question), by, ...answer, limit, offset })
}
