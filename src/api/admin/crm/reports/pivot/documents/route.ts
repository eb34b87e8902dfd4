import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { pivotQuestion } from "../question"
import { AdminPivotParams } from "../validators"

/** The documents behind a figure of the first measure; `total` is the figure, where it is a sum or a number. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, ...asked } = req.validatedQuery as unknown as AdminPivotParams
  const [pivot, input] = await pivotQuestion(req, asked)
  const list = await reportingOf(req).pivotDocuments(pivot, input, { limit, offset })
  res.json({ currency_code: input.currency_code, ...list, limit, offset })
}
