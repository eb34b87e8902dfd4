import { MathBN } from "@medusajs/framework/utils"

import { AmountInput } from "../../../shared/money"

/** How a debtor paid until now; amounts in one currency, days late negative when early. */
export type PaymentBehaviour = {
  /** Instalments it settled with money, of the last ten. */
  settled_count: number
  /** Mean of their days late. */
  average_days_late: number
  /** Of the last twelve months. */
  broken_promises: number
  /** Of its oldest open instalment; 0 when nothing is late. */
  oldest_days_late: number
  outstanding: AmountInput
  /** The largest invoice it has settled. */
  biggest_paid: AmountInput
}

export type TermsReason =
  "few_payments" | "on_time" | "late" | "broken_promises" | "old_debt" | "very_old_debt" | "more_than_ever_paid"

/** One step of the arithmetic: what was seen, and what it changes. Days are added to the terms, points to the deposit. */
export type TermsStep = { reason: TermsReason; value: number; days: number; points: number }

export type SuggestedTerms = {
  base_days: number
  terms_days: number
  deposit_percent: number
  /** What the changes come to before they are held within 0 to the base, and 0 to the most that is asked. */
  steps: TermsStep[]
}

/** With fewer payments nobody knows how it pays. */
export const ENOUGH_PAYMENTS = 3
const MOST_DEPOSIT = 50
const STEP = 5

/**
 * Days to pay and deposit for a debtor, each step with its reason:
 *
 * - fewer than 3 payments known: 30 points of deposit, the store's days;
 * - paid late on average: as many days less, and a point for each;
 * - each broken promise: 10 points;
 * - something late for more than 60 days: 20 points; for more than 90: no credit at all, prepayment;
 * - owes more than it has ever paid at once: 10 points.
 *
 * Days go down to a multiple of 5, the deposit up to one, to 50 percent at most unless everything is asked before.
 */
export function suggestTerms(behaviour: PaymentBehaviour, base_days: number): SuggestedTerms {
  const steps = stepsOf(behaviour)
  if (steps.some(({ reason }) => reason === "very_old_debt")) {
    return { base_days, terms_days: 0, deposit_percent: 100, steps }
  }
  const days = base_days + steps.reduce((sum, step) => sum + step.days, 0)
  const points = steps.reduce((sum, step) => sum + step.points, 0)
  return {
    base_days,
    terms_days: days >= base_days ? base_days : Math.max(0, Math.floor(days / STEP) * STEP),
    deposit_percent: Math.min(MOST_DEPOSIT, Math.ceil(points / STEP) * STEP),
    steps,
  }
}

function stepsOf(behaviour: PaymentBehaviour): TermsStep[] {
  const { settled_count, broken_promises, oldest_days_late, outstanding, biggest_paid } = behaviour
  const late = Math.round(behaviour.average_days_late)
  const steps: TermsStep[] = []
  if (settled_count < ENOUGH_PAYMENTS) {
    steps.push({ reason: "few_payments", value: settled_count, days: 0, points: 30 })
  } else if (late > 0) {
    steps.push({ reason: "late", value: late, days: -late, points: late })
  } else {
    steps.push({ reason: "on_time", value: -late, days: 0, points: 0 })
  }
  if (broken_promises > 0) {
    steps.push({ reason: "broken_promises", value: broken_promises, days: 0, points: 10 * broken_promises })
  }
  if (oldest_days_late > 90) {
    steps.push({ reason: "very_old_debt", value: oldest_days_late, days: 0, points: 100 })
  } else if (oldest_days_late > 60) {
    steps.push({ reason: "old_debt", value: oldest_days_late, days: 0, points: 20 })
  }
  if (settled_count >= ENOUGH_PAYMENTS && MathBN.gt(outstanding, biggest_paid)) {
    steps.push({ reason: "more_than_ever_paid", value: MathBN.convert(biggest_paid).toNumber(), days: 0, points: 10 })
  }
  return steps
}
