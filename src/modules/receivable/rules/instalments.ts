import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { addDays, Day, monthEnd } from "../../../shared/days"
import { AmountInput, Decimal, splitMoney } from "../../../shared/money"
import { TermsValue } from "../types"

export type PlannedInstalment = { position: number; due_date: Day; amount: Decimal }

/** Longest that terms may wait, in days. */
const MAX_DAYS = 3650
const MAX_INSTALMENTS = 60

/**
 * Refuses terms that no invoice can have.
 *
 * @throws INVALID_DATA unless the percentages are positive and add up to 100 and the days are whole numbers from 0 to 3650
 */
export function assertTerms({ instalments }: TermsValue): void {
  if (!Array.isArray(instalments) || !instalments.length || instalments.length > MAX_INSTALMENTS) {
    throw invalid(`Payment terms need 1 to ${MAX_INSTALMENTS} instalments.`)
  }
  for (const { percent, days } of instalments) {
    if (!MathBN.convert(percent).isGreaterThan(0)) {
      throw invalid(
        `An instalment of ${MathBN.convert(percent).toFixed()} % cannot be asked for; it must be more than 0 %.`
      )
    }
    if (!Number.isInteger(days) || days < 0 || days > MAX_DAYS) {
      throw invalid(
        `An instalment cannot be due ${days} days after issue; it must be a whole number from 0 to ${MAX_DAYS}.`
      )
    }
  }
  const sum = MathBN.add(...instalments.map(({ percent }) => percent))
  if (!sum.isEqualTo(100)) {
    throw invalid(`The instalments of payment terms add up to ${sum.toFixed()} %; they must add up to 100 %.`)
  }
}

/**
 * What an invoice asks for, and when: its total split by the terms' percentages to the last minor unit, in order of due day.
 *
 * @param total - rounded to `currencyCode`; of a smaller total than there are instalments the empty ones are left out
 */
export function planInstalments(
  total: AmountInput,
  currencyCode: string,
  issueDate: Day,
  terms: TermsValue
): PlannedInstalment[] {
  assertTerms(terms)
  const amounts = splitMoney(
    total,
    terms.instalments.map(({ percent }) => percent),
    currencyCode
  )
  const parts = terms.instalments.map((part, index) => ({ due_date: dueDate(issueDate, part), amount: amounts[index] }))
  const asked = parts.filter(({ amount }) => !amount.isZero())
  return (asked.length ? asked : parts.slice(-1))
    .sort((a, b) => (a.due_date < b.due_date ? -1 : a.due_date > b.due_date ? 1 : 0))
    .map((part, index) => ({ position: index + 1, ...part }))
}

/** So many calendar days after issue, and with `end_of_month` the last day of the month that is. EN 16931 BT-9. */
export function dueDate(issueDate: Day, { days, end_of_month }: { days: number; end_of_month?: boolean }): Day {
  const day = addDays(issueDate, days)
  return end_of_month ? monthEnd(day) : day
}

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
