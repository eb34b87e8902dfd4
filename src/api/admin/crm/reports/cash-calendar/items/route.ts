import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../../report-input"
import { AdminCashItemParams } from "../../validators"

/** The documents behind a piece of a bar of the money calendar; `total` is the piece. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, week, kind, case: is, ...params } = req.validatedQuery as unknown as AdminCashItemParams
  const input = await reportInput(req, params)
  const list = await reportingOf(req).cashItems(input, { limit, offset }, { week, kind, case: is })
  res.json({ as_of: input.as_of, currency_code: input.currency_code, case: is, ...list, limit, offset })
}
