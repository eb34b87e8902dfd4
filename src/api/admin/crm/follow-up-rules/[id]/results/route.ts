import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { followUps } from "../../../../../../workflows/follow-up/follow-up-module"
import { revenueAnswer } from "../../../follow-ups/load"
import { loadRule } from "../../load"

const DAY_MS = 24 * 60 * 60 * 1000

/** What became of what the rule opened in the last days, and the orders that came of it. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const rule = await loadRule(req)
  const { days } = req.validatedQuery as { days: number }
  const since = new Date(Date.now() - days * DAY_MS).toISOString()
  const counted = rule.settings.revenue_days as number
  const { revenue, ...counts } = await followUps(req.scope).ruleResults(rule.key, since, counted)
  res.json({ results: { ...counts, revenue_days: counted, revenue: revenueAnswer(revenue) } })
}
