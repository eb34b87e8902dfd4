import { CreditRuleDraft, creditRuleDraft, creditRuleOf, creditRuleProblem } from "./credit-rule"

const draft = (values: Partial<CreditRuleDraft> = {}): CreditRuleDraft => ({
  ...creditRuleDraft(null, "rule-1"),
  ...values,
})

it.each([
  [{ over_limit_by: "0" }, null],
  [{ days_overdue: "60" }, null],
  [{}, "empty"],
  [{ over_limit_by: "much" }, "over_limit_by"],
  [{ over_limit_by: "-1" }, "over_limit_by"],
  [{ days_overdue: "1.5" }, "days_overdue"],
  [{ days_overdue: "4000" }, "days_overdue"],
  [{ days_overdue: "30", action: "deposit" as const }, "deposit_percent"],
  [{ days_overdue: "30", action: "deposit" as const, deposit_percent: "101" }, "deposit_percent"],
  [{ days_overdue: "30", action: "deposit" as const, deposit_percent: "40" }, null],
])("a rule with %j: %s", (values, problem) => {
  expect(creditRuleProblem(draft(values))).toBe(problem)
})

it("is sent with what it names, and a currency only beside an amount", () => {
  expect(creditRuleOf(draft({ days_overdue: "30", currency_code: "eur", deposit_percent: "20" }))).toEqual({
    id: "rule-1",
    step: "accept",
    action: "hold",
    over_limit_by: null,
    currency_code: null,
    days_overdue: 30,
    deposit_percent: null,
  })
  expect(creditRuleOf(draft({ over_limit_by: "500", currency_code: "eur" }))).toMatchObject({
    over_limit_by: "500",
    currency_code: "eur",
  })
})

it("is typed anew as it was stored", () => {
  const rule = creditRuleOf(draft({ over_limit_by: "500", days_overdue: "30", action: "warn" }))
  expect(creditRuleOf(creditRuleDraft(rule, "other"))).toEqual(rule)
})
