import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminUnallocatedParams } from "../validators"

/** The receipts and credit notes behind "unallocated"; `total` is that figure. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, ...params } = req.validatedQuery as unknown as AdminUnallocatedParams
  const input = await reportInput(req, params)
  const list = await reportingOf(req).unallocated(input, { limit, offset })
  res.json({ currency_code: input.currency_code, ...list, limit, offset })
}
