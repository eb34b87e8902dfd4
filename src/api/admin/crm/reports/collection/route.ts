import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminCollectionParams } from "../validators"

/** The collector's queue: who owes what since when, the most urgent first, and what stands in the way of asking. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, broken_promise, disputed, min_overdue, q, ...params } =
    req.validatedQuery as unknown as AdminCollectionParams
  const input = await reportInput(req, params)
  const filters = { broken_promise, disputed, min_overdue, q }
  const queue = await reportingOf(req).collection(input, filters, { limit, offset })
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...queue, limit, offset })
}
