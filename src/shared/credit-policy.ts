import { MathBN } from "@medusajs/framework/utils"

/** Moments of a sale at which the store looks at what the customer owes. */
export const CREDIT_STEPS = ["quote", "send", "accept", "convert"] as const
export type CreditStep = (typeof CREDIT_STEPS)[number]

/** What may be asked at a step, the mildest first. */
export const CREDIT_ACTIONS = ["warn", "deposit", "approval", "hold"] as const
export type CreditAction = (typeof CREDIT_ACTIONS)[number]

/** One rule: at its step, when everything it names holds, its action is asked for. */
export type CreditRule = {
  id: string
  step: CreditStep
  /** Holds when the limit is exceeded by more than that; 0 is any excess. */
  over_limit_by: string | null
  /** Currency of `over_limit_by`; null holds in each. */
  currency_code: string | null
  /** Holds when the oldest debt is at least so many days late. */
  days_overdue: number | null
  action: CreditAction
  /** Percent of the total that the action `deposit` wants. */
  deposit_percent: number | null
}

/** What the store does about debt and stock when it sells. */
export type CreditPolicy = {
  rules: CreditRule[]
  /** Days for which stock is held when a quote is accepted and waits; null holds none. */
  hold_stock_days: number | null
  /** Whether those who decide about money are told of a held quote. */
  notice: boolean
}

/** As shipped: nothing blocks. */
export const NO_CREDIT_POLICY: CreditPolicy = { rules: [], hold_stock_days: null, notice: true }

/** What a debtor owes in the currency of a quote, as decimal text, and what the quote would add. */
export type CreditFigures = {
  currency_code: string
  /** Null: no limit; 0: pays before. */
  limit: string | null
  exposure: string
  overdue: string
  oldest_overdue_days: number | null
  on_hold: boolean
  this_quote: string
  /** Of this quote, what was paid as its deposit. */
  deposit_paid: string
}

/** Why a step is not simply taken. */
export type CreditReason =
  | { code: "over_limit" | "prepay"; amount: string; limit: string; currency_code: string }
  | { code: "days_overdue"; days: number; amount: string; currency_code: string }
  | { code: "customer_hold" }

export type CreditDecision = {
  action: "none" | CreditAction
  reasons: CreditReason[]
  /** Percent of the total that is wanted in advance and not paid yet. */
  deposit_percent: number | null
}

/** What is left of the limit; null without one. */
export const headroomOf = ({ limit, exposure }: Pick<CreditFigures, "limit" | "exposure">): string | null =>
  limit === null ? null : MathBN.sub(limit, exposure).toFixed()

/** By how much the limit is exceeded with this quote; null without a limit or where it is kept. */
function excessOf(figures: CreditFigures): string | null {
  const headroom = headroomOf(figures)
  if (headroom === null) {
    return null
  }
  const excess = MathBN.sub(MathBN.sub(figures.this_quote, figures.deposit_paid), headroom)
  return excess.isGreaterThan(0) ? excess.toFixed() : null
}

const isPaid = ({ this_quote, deposit_paid }: CreditFigures, percent: number): boolean =>
  MathBN.gt(deposit_paid, 0) && MathBN.gte(MathBN.mult(deposit_paid, 100), MathBN.mult(this_quote, percent))

function applies(rule: CreditRule, figures: CreditFigures, excess: string | null): boolean {
  const { over_limit_by, days_overdue, currency_code } = rule
  if (over_limit_by === null && days_overdue === null) {
    return false
  }
  const isOver =
    over_limit_by === null ||
    (excess !== null &&
      MathBN.gt(excess, over_limit_by) &&
      (currency_code === null || currency_code === figures.currency_code))
  const isLate = days_overdue === null || (figures.oldest_overdue_days ?? 0) >= Math.max(days_overdue, 1)
  return isOver && isLate && (rule.action !== "deposit" || !isPaid(figures, rule.deposit_percent ?? 0))
}

function reasonsOf(rules: CreditRule[], figures: CreditFigures, excess: string | null): CreditReason[] {
  const { limit, currency_code, oldest_overdue_days, overdue } = figures
  const over = rules.some(({ over_limit_by }) => over_limit_by !== null)
  const late = rules.some(({ days_overdue }) => days_overdue !== null)
  return [
    ...(over
      ? [
          {
            code: MathBN.eq(limit ?? 1, 0) ? ("prepay" as const) : ("over_limit" as const),
            amount: excess as string,
            limit: limit as string,
            currency_code,
          },
        ]
      : []),
    ...(late
      ? [{ code: "days_overdue" as const, days: oldest_overdue_days ?? 0, amount: overdue, currency_code }]
      : []),
    ...(figures.on_hold ? [{ code: "customer_hold" as const }] : []),
  ]
}

/**
 * What a policy asks at one step of a sale to a debtor.
 *
 * A customer whom finance put on hold is held at acceptance and order without any rule, and warned of before.
 */
export function decideCredit({ rules }: CreditPolicy, step: CreditStep, figures: CreditFigures): CreditDecision {
  const excess = excessOf(figures)
  const asking = rules.filter((rule) => rule.step === step && applies(rule, figures, excess))
  const flagged: CreditAction[] = figures.on_hold ? [step === "accept" || step === "convert" ? "hold" : "warn"] : []
  const actions = [...asking.map(({ action }) => action), ...flagged]
  const deposits = asking.flatMap((rule) => (rule.action === "deposit" ? (rule.deposit_percent ?? []) : []))
  return {
    action: CREDIT_ACTIONS.filter((action) => actions.includes(action)).pop() ?? "none",
    reasons: reasonsOf(asking, figures, excess),
    deposit_percent: deposits.length ? Math.max(...deposits) : null,
  }
}

/** The same at every step. */
export const decideCreditSteps = (policy: CreditPolicy, figures: CreditFigures): Record<CreditStep, CreditDecision> =>
  Object.fromEntries(CREDIT_STEPS.map((step) => [step, decideCredit(policy, step, figures)])) as Record<
    CreditStep,
    CreditDecision
  >

/** A reason in a sentence for people. */
export function sayCreditReason(reason: CreditReason): string {
  switch (reason.code) {
    case "over_limit":
      return `the credit limit of ${reason.currency_code.toUpperCase()} ${reason.limit} is exceeded by ${reason.amount}`
    case "prepay":
      return `the customer pays in advance, and ${reason.currency_code.toUpperCase()} ${reason.amount} is not paid`
    case "days_overdue":
      return `the oldest debt is ${reason.days} days late`
    case "customer_hold":
      return "the customer is on hold"
  }
}
