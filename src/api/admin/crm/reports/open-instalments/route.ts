import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { BUCKETS } from "../../../../../modules/reporting/rules/aging"
import { reportingOf, reportInput } from "../report-input"
import { AdminOpenInstalmentParams } from "../validators"

/** The instalments behind a figure of the aging; `total` is that figure. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, order, bucket, ...params } = req.validatedQuery as unknown as AdminOpenInstalmentParams
  const input = await reportInput(req, params)
  const buckets = bucket === "overdue" ? BUCKETS.filter((key) => key !== "current") : bucket && [bucket].flat()
  const list = await reportingOf(req).openInstalments(input, { limit, offset }, { buckets, order: order ?? "due_date" })
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...list, limit, offset })
}
