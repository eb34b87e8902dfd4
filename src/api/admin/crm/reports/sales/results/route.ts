import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { periodOf, salesQuestion } from "../question"
import { resultRows } from "../rows"
import { AdminSalesResultParams } from "../validators"

/** Win rate, cycle time and velocity, by owner or stage. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { group_by, ...params } = req.validatedQuery as unknown as AdminSalesResultParams
  const question = await salesQuestion(req, params)
  res.json({ ...periodOf(question), group_by, rows: await resultRows(req, question, group_by) })
}
