import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { bucketKeys } from "../../../../../modules/reporting/rules/aging"
import { agingLayout, reportingOf, reportInput } from "../report-input"
import { AdminOpenInstalmentParams } from "../validators"

/** The instalments behind a figure of the aging; `total` is that figure. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, order, bucket, due_from, due_to, ...params } =
    req.validatedQuery as unknown as AdminOpenInstalmentParams
  const input = await reportInput(req, params)
  const layout = agingLayout(params)
  const late = bucketKeys(layout.edges).slice(1)
  const buckets = bucket === "overdue" ? late : bucket === undefined ? undefined : [bucket].flat()
  const list = await reportingOf(req).openInstalments(
    input,
    { limit, offset },
    { buckets, due_from, due_to, order: order ?? "due_date", layout }
  )
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...list, limit, offset })
}
