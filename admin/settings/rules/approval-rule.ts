import { parseDecimal } from "../../shared/parse-decimal"

/** A rule as it is typed. An empty limit is not asked. */
export type RuleDraft = {
  name: string
  max_discount_percent: string
  min_margin_percent: string
  max_total: string
  currency_code: string | null
  approver_id: string | null
}

const PERCENTS = ["max_discount_percent", "min_margin_percent"] as const

const valueOf = (text: string): number | null => (text.trim() ? parseDecimal(text) : null)

/** What keeps a rule from being saved: no name, no limit at all, or a limit that is no number; null when it may. */
export function ruleProblem(draft: RuleDraft): "name" | "empty" | (typeof PERCENTS)[number] | "max_total" | null {
  if (!draft.name.trim()) {
    return "name"
  }
  for (const name of [...PERCENTS, "max_total"] as const) {
    const value = valueOf(draft[name])
    const most = name === "max_total" ? Infinity : 100
    if (draft[name].trim() && (value === null || value < 0 || value > most)) {
      return name
    }
  }
  return [...PERCENTS, "max_total" as const].every((name) => !draft[name].trim()) ? "empty" : null
}

/** The rule as the API takes it. Call only when {@link ruleProblem} is null. */
export function ruleBody(draft: RuleDraft) {
  const max_total = valueOf(draft.max_total)
  return {
    name: draft.name.trim(),
    max_discount_percent: valueOf(draft.max_discount_percent),
    min_margin_percent: valueOf(draft.min_margin_percent),
    max_total,
    currency_code: max_total === null ? null : draft.currency_code,
    approver_id: draft.approver_id,
  }
}
