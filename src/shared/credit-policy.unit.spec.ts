import {
  CreditFigures,
  CreditPolicy,
  CreditRule,
  decideCredit,
  decideCreditSteps,
  NO_CREDIT_POLICY,
  sayCreditReason,
} from "./credit-policy"
import { SUGGESTED_CREDIT_POLICY } from "./suggested-credit-policy"

const FIGURES: CreditFigures = {
  currency_code: "eur",
  limit: "1000",
  exposure: "800",
  overdue: "0",
  oldest_overdue_days: null,
  on_hold: false,
  this_quote: "200",
  deposit_paid: "0",
}

const policy = (...rules: Partial<CreditRule>[]): CreditPolicy => ({
  ...NO_CREDIT_POLICY,
  rules: rules.map((rule, index) => ({
    id: `rule_${index}`,
    step: "accept",
    over_limit_by: null,
    currency_code: null,
    days_overdue: null,
    action: "hold",
    deposit_percent: null,
    ...rule,
  })),
})
const over = { over_limit_by: "0" }
const late = (days_overdue: number, more: Partial<CreditRule> = {}) => ({ days_overdue, ...more })

describe("a credit policy", () => {
  it("as shipped asks for nothing, whatever is owed", () => {
    const deep = { ...FIGURES, exposure: "99999", overdue: "99999", oldest_overdue_days: 400 }
    expect(Object.values(decideCreditSteps(NO_CREDIT_POLICY, deep)).map(({ action }) => action)).toEqual(
      Array(4).fill("none")
    )
  })

  it.each<[string, CreditPolicy, Partial<CreditFigures>, string, string[]]>([
    ["the limit is just kept", policy(over), {}, "none", []],
    ["a cent above the limit", policy(over), { this_quote: "200.01" }, "hold", ["over_limit"]],
    ["above by what is allowed", policy({ over_limit_by: "50" }), { this_quote: "250" }, "none", []],
    ["above by more", policy({ over_limit_by: "50" }), { this_quote: "250.01" }, "hold", ["over_limit"]],
    ["an excess in another currency", policy({ ...over, currency_code: "usd" }), { this_quote: "900" }, "none", []],
    ["no limit at all", policy(over), { limit: null, this_quote: "99999" }, "none", []],
    ["a limit of 0", policy(over), { limit: "0", exposure: "0" }, "hold", ["prepay"]],
    ["a limit of 0 that was paid", policy(over), { limit: "0", exposure: "0", deposit_paid: "200" }, "none", []],
    ["29 days late", policy(late(30)), { oldest_overdue_days: 29 }, "none", []],
    ["30 days late", policy(late(30)), { oldest_overdue_days: 30 }, "hold", ["days_overdue"]],
    ["nothing late where any day counts", policy(late(0)), { oldest_overdue_days: null }, "none", []],
    ["late but within the limit where both are asked", policy({ ...over, ...late(30) }), { oldest_overdue_days: 60 }, "none", []],
    ["late and above it where both are asked", policy({ ...over, ...late(30) }), { oldest_overdue_days: 60, this_quote: "900" }, "hold", ["over_limit", "days_overdue"]],
    ["the strongest of several rules", policy(late(30, { action: "warn" }), late(60)), { oldest_overdue_days: 61 }, "hold", ["days_overdue"]],
    ["the milder one before", policy(late(30, { action: "warn" }), late(60)), { oldest_overdue_days: 40 }, "warn", ["days_overdue"]],
    ["approval beside a deposit", policy(late(1, { action: "deposit", deposit_percent: 30 }), late(1, { action: "approval" })), { oldest_overdue_days: 1 }, "approval", ["days_overdue"]],
    ["a deposit that is not paid", policy(late(1, { action: "deposit", deposit_percent: 30 })), { oldest_overdue_days: 1, deposit_paid: "59.99" }, "deposit", ["days_overdue"]],
    ["a deposit that is paid", policy(late(1, { action: "deposit", deposit_percent: 30 })), { oldest_overdue_days: 1, deposit_paid: "60" }, "none", []],
    ["a customer on hold, without any rule", NO_CREDIT_POLICY, { on_hold: true }, "hold", ["customer_hold"]],
    ["a rule of another step", policy({ ...over, step: "send" }), { this_quote: "900" }, "none", []],
    ["a rule that names nothing", policy({}), { this_quote: "900", oldest_overdue_days: 90 }, "none", []],
  ])("%s", (_what, rules, figures, action, codes) => {
    const decision = decideCredit(rules, "accept", { ...FIGURES, ...figures })
    expect([decision.action, decision.reasons.map(({ code }) => code)]).toEqual([action, codes])
  }) // prettier-ignore

  it("only warns of a customer on hold before there is an acceptance", () => {
    const steps = decideCreditSteps(NO_CREDIT_POLICY, { ...FIGURES, on_hold: true })
    expect(Object.values(steps).map(({ action }) => action)).toEqual(["warn", "warn", "hold", "hold"])
  })

  it("tells the figures with its reasons", () => {
    const figures = { ...FIGURES, exposure: "900", overdue: "120.5", oldest_overdue_days: 61 }
    expect(decideCredit(SUGGESTED_CREDIT_POLICY, "accept", figures)).toEqual({
      action: "hold",
      reasons: [
        { code: "over_limit", amount: "100", limit: "1000", currency_code: "eur" },
        { code: "days_overdue", days: 61, amount: "120.5", currency_code: "eur" },
      ],
      deposit_percent: null,
    })
  })

  it("says its reasons in words", () => {
    const currency_code = "eur"
    expect([
      sayCreditReason({ code: "over_limit", amount: "100", limit: "1000", currency_code }),
      sayCreditReason({ code: "prepay", amount: "100", limit: "0", currency_code }),
      sayCreditReason({ code: "days_overdue", days: 61, amount: "120.5", currency_code }),
      sayCreditReason({ code: "customer_hold" }),
    ]).toEqual([
      "the credit limit of EUR 1000 is exceeded by 100",
      "the customer pays in advance, and EUR 100 is not paid",
      "the oldest debt is 61 days late",
      "the customer is on hold",
    ])
  })
})
