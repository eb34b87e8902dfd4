import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { dayOf } from "../../../../../../shared/days"
import { previewRule } from "../../../../../../workflows/follow-up/run-rules"
import { clockOf, countedFacts } from "../../../follow-ups/load"
import { loadRule } from "../../load"

const SHOWN = 20

/** What the rule would open now, the first of them; nothing is written. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const rule = await loadRule(req)
  const { timezone, now } = await clockOf(req)
  const today = dayOf(now, timezone)
  const { count, would_ask, rows } = await previewRule(req.scope, rule, SHOWN)
  const follow_ups = rows.map((row) => ({
    id: null,
    kind: rule.kind,
    title: null,
    note: null,
    due_at: row.due_at,
    due_date: row.due_date,
    has_time: false,
    is_overdue: false,
    status: "open",
    priority: rule.priority,
    assignee_id: row.assignee_id,
    customer_id: row.customer_id,
    customer_name: row.customer_name,
    reference: row.reference,
    reference_id: row.reference_id,
    reference_number: row.reference_number,
    rule_id: rule.id,
    rule_key: rule.key,
    facts: row.facts && countedFacts(row.facts, today),
    amount: row.amount === null ? null : MathBN.convert(row.amount).toNumber(),
    currency_code: row.currency_code,
  }))
  res.json({ preview: { count, would_ask, follow_ups } })
}
