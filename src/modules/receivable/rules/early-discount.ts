import { MathBN } from "@medusajs/framework/utils"

import { addDays, Day } from "../../../shared/days"
import { AmountInput, Decimal, roundMoney } from "../../../shared/money"
import { EarlyDiscountStep } from "../../../shared/payment-terms"
import { TermsValue } from "../types"

/** What may be taken off when the rest is paid by a day. */
export type EarlyDiscount = { percent: string; until: Day; amount: Decimal }

export type Discountable = {
  status: string
  currency_code: string
  issue_date: Day | null
  payment_terms: TermsValue | null
  total: AmountInput
  tax_total: AmountInput
  /** By credit notes other than that of the discount. */
  credited: { total: AmountInput; tax_total: AmountInput }
  /** A discount was given before; it is given once. */
  taken: boolean
}

/**
 * The discount an invoice still has on a day: the first step whose days are not over. Null for one that has none any more.
 *
 * It is of what credit notes left of the total, or of the net where the terms keep the tax, rounded to the currency.
 */
export function earlyDiscount(invoice: Discountable, today: Day): EarlyDiscount | null {
  if (invoice.status !== "issued" || !invoice.issue_date || invoice.taken) {
    return null
  }
  const step = discountSteps(invoice).find(({ until }) => today <= until)
  return step && step.amount.isGreaterThan(0) ? step : null
}

/** Every step of an invoice's discount with its last day and amount, the earliest first. */
export function discountSteps(
  invoice: Pick<Discountable, "currency_code" | "issue_date" | "payment_terms" | "total" | "tax_total" | "credited">
): EarlyDiscount[] {
  const { currency_code, issue_date, payment_terms, total, tax_total, credited } = invoice
  const left = MathBN.sub(total, credited.total)
  const base = payment_terms?.early_discount_keeps_tax
    ? MathBN.sub(left, MathBN.sub(tax_total, credited.tax_total))
    : left
  return issue_date
    ? discountDays(payment_terms, issue_date).map((step) => ({
        ...step,
        amount: roundMoney(MathBN.div(MathBN.mult(base, step.percent), 100), currency_code),
      }))
    : []
}

/** The last day of each step of terms, for an invoice of a day. */
export const discountDays = (
  terms: { early_discount?: EarlyDiscountStep[] | null } | null | undefined,
  issueDate: Day
): { percent: string; until: Day }[] =>
  (terms?.early_discount ?? []).map(({ percent, days }) => ({
    percent: MathBN.convert(percent).toFixed(),
    until: addDays(issueDate, days),
  }))
