import type { CreditPolicy } from "./credit-policy"

/** A policy to begin with: over the limit is held at acceptance, debt of 30 days is pointed out, of 60 days held. */
export const SUGGESTED_CREDIT_POLICY: CreditPolicy = {
  rules: [
    rule("over-limit", { step: "accept", over_limit_by: "0", action: "hold" }),
    ...(["quote", "send", "accept", "convert"] as const).map((step) =>
      rule(`late-30-${step}`, { step, days_overdue: 30, action: "warn" })
    ),
    rule("late-60", { step: "accept", days_overdue: 60, action: "hold" }),
  ],
  hold_stock_days: null,
  notice: true,
}

function rule(
  id: string,
  given: Pick<CreditPolicy["rules"][number], "step" | "action"> & Partial<CreditPolicy["rules"][number]>
): CreditPolicy["rules"][number] {
  return { over_limit_by: null, currency_code: null, days_overdue: null, deposit_percent: null, ...given, id }
}
