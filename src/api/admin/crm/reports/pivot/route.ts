import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../report-input"
import { nameKeys } from "./names"
import { pivotQuestion } from "./question"
import { AdminPivotParams } from "./validators"

/** Any fields of the reports in rows and columns. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, ...asked } = req.validatedQuery as unknown as AdminPivotParams
  const [pivot, input] = await pivotQuestion(req, asked)
  const answer = await reportingOf(req).pivot(pivot, input, { limit, offset })
  const lines = [...answer.rows, ...answer.subtotals]
  await Promise.all([
    ...pivot.rows.map((name, place) =>
      nameKeys(
        req,
        pivot.dimension(name).kind,
        lines.flatMap(({ keys }) => keys[place] ?? [])
      )
    ),
    ...(pivot.column ? [nameKeys(req, pivot.dimension(pivot.column).kind, answer.columns)] : []),
  ])
  res.json({ currency_code: input.currency_code, as_of: input.as_of, date: pivot.date, ...answer, limit, offset })
}
