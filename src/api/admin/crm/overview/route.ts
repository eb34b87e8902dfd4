import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { accessOf } from "../../../shared"
import { reportingOf, reportInput } from "../reports/report-input"
import { AdminOverviewParams } from "../reports/validators"

/** What waits today, pipeline and receivables side by side, in one currency; all currencies converted to it where that is asked for. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { convert, rate_date, ...params } = req.validatedQuery as unknown as AdminOverviewParams
  const input = await reportInput(req, params)
  const reporting = reportingOf(req)
  const [overview, converted] = await Promise.all([
    reporting.overview(input, { withBank: accessOf(req).can_money }),
    convert ? reporting.converted(input, rate_date ?? input.as_of) : undefined,
  ])
  res.json(converted ? { ...overview, converted } : overview)
}
