import type { CreditRule } from "../../../src/shared/credit-policy"
import { decimalText, parseDecimal } from "../../shared/parse-decimal"

/** A rule of the credit policy as it is typed. An empty condition is not asked. */
export type CreditRuleDraft = Pick<CreditRule, "id" | "step" | "action" | "currency_code"> & {
  over_limit_by: string
  days_overdue: string
  deposit_percent: string
}

export const creditRuleDraft = (rule: CreditRule | null, id: string): CreditRuleDraft => ({
  id: rule?.id ?? id,
  step: rule?.step ?? "accept",
  action: rule?.action ?? "hold",
  currency_code: rule?.currency_code ?? null,
  over_limit_by: decimalText(rule?.over_limit_by),
  days_overdue: decimalText(rule?.days_overdue),
  deposit_percent: decimalText(rule?.deposit_percent),
})

const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,4}$/.test(text.trim()) && +text >= least && +text <= most

/** What keeps a rule from being saved: no condition, or a figure that is none; null when it may. */
export function creditRuleProblem(
  draft: CreditRuleDraft
): "empty" | "over_limit_by" | "days_overdue" | "deposit_percent" | null {
  const [over, days] = [draft.over_limit_by.trim(), draft.days_overdue.trim()]
  if (over && (parseDecimal(over) ?? -1) < 0) {
    return "over_limit_by"
  }
  if (days && !isWhole(days, 0, 3650)) {
    return "days_overdue"
  }
  if (draft.action === "deposit" && !isWhole(draft.deposit_percent, 1, 100)) {
    return "deposit_percent"
  }
  return over || days ? null : "empty"
}

/** The rule as the API takes it. Call only when {@link creditRuleProblem} is null. */
export function creditRuleOf(draft: CreditRuleDraft): CreditRule {
  const over = draft.over_limit_by.trim() ? parseDecimal(draft.over_limit_by) : null
  return {
    id: draft.id,
    step: draft.step,
    action: draft.action,
    over_limit_by: over === null ? null : String(over),
    currency_code: over === null ? null : draft.currency_code,
    days_overdue: draft.days_overdue.trim() ? +draft.days_overdue : null,
    deposit_percent: draft.action === "deposit" ? +draft.deposit_percent : null,
  }
}
