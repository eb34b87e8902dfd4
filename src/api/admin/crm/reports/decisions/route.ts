import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PERIOD_DAYS } from "../../../../../modules/reporting/rules/ratios"
import { addDays } from "../../../../../shared/days"
import { reportingOf, reportInput } from "../report-input"
import { AdminDecisionParams } from "../validators"

/** Quotes won, lost and expired in a period, beside the period before. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { from, to, ...params } = req.validatedQuery as unknown as AdminDecisionParams
  const input = await reportInput(req, params)
  const last = to ?? (from && from > input.today ? from : input.today)
  res.json(await reportingOf(req).decisions(input, { from: from ?? addDays(last, 1 - PERIOD_DAYS), to: last }))
}
