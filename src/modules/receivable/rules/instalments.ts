import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { addDays, addMonthsTo, Day, monthEnd } from "../../../shared/days"
import { AmountInput, Decimal, splitMoney } from "../../../shared/money"
import { DueRule, EarlyDiscountStep } from "../../../shared/payment-terms"
import { TermsValue } from "../types"

export type PlannedInstalment = { position: number; due_date: Day; amount: Decimal }

/** Longest that terms may wait, in days. */
const MAX_DAYS = 3650
const MAX_MONTHS = 120
const MAX_INSTALMENTS = 60
const MAX_DISCOUNTS = 2

/**
 * Refuses terms that no invoice can have.
 *
 * @throws INVALID_DATA unless the percentages are positive and add up to 100, days and months are whole numbers within ten years, and
 *   a discount for paying early falls with its days
 */
export function assertTerms({ instalments, early_discount }: Omit<TermsValue, "name">): void {
  if (!Array.isArray(instalments) || !instalments.length || instalments.length > MAX_INSTALMENTS) {
    throw invalid(`Payment terms need 1 to ${MAX_INSTALMENTS} instalments.`)
  }
  for (const part of instalments) {
    if (!MathBN.convert(part.percent).isGreaterThan(0)) {
      throw invalid(
        `An instalment of ${MathBN.convert(part.percent).toFixed()} % cannot be asked for; it must be more than 0 %.`
      )
    }
    if (!isWhole(part.days, 0, MAX_DAYS)) {
      throw invalid(
        `An instalment cannot be due ${part.days} days after issue; it must be a whole number from 0 to ${MAX_DAYS}.`
      )
    }
    assertDueRule(part)
  }
  const sum = MathBN.add(...instalments.map(({ percent }) => percent))
  if (!sum.isEqualTo(100)) {
    throw invalid(`The instalments of payment terms add up to ${sum.toFixed()} %; they must add up to 100 %.`)
  }
  assertDiscount(early_discount ?? [])
}

function assertDueRule({ months = 0, end_of_month, days_after, day_of_month }: DueRule): void {
  if (!isWhole(months, 0, MAX_MONTHS)) {
    throw invalid(`An instalment cannot be due ${months} months after issue; it must be a whole number from 0 to ${MAX_MONTHS}.`) // prettier-ignore
  }
  if (day_of_month != null && !isWhole(day_of_month, 1, 31)) {
    throw invalid(`An instalment cannot be due on day ${day_of_month} of a month; it must be from 1 to 31.`)
  }
  if (day_of_month != null && end_of_month) {
    throw invalid(`An instalment is due on day ${day_of_month} of a month or at its end, not both.`)
  }
  if (days_after != null && (!end_of_month || !isWhole(days_after, 0, MAX_DAYS))) {
    throw invalid(`Days after the end of a month must be a whole number from 0 to ${MAX_DAYS}, for an instalment at a month's end.`) // prettier-ignore
  }
}

/** The earlier the more: a second step with more days has less percent. */
function assertDiscount(steps: EarlyDiscountStep[]): void {
  if (steps.length > MAX_DISCOUNTS) {
    throw invalid(`Payment terms have at most ${MAX_DISCOUNTS} steps of discount for paying early; ${steps.length} were given.`) // prettier-ignore
  }
  steps.forEach(({ percent, days }, index) => {
    const rate = MathBN.convert(percent)
    if (!rate.isGreaterThan(0) || !rate.isLessThan(100) || !isWhole(days, 0, MAX_DAYS)) {
      throw invalid(`A discount of ${rate.toFixed()} % within ${days} days cannot be given: it must be more than 0 % and less than 100 %, within 0 to ${MAX_DAYS} days.`) // prettier-ignore
    }
    const before = steps[index - 1]
    if (before && (days <= before.days || !MathBN.lt(percent, before.percent))) {
      throw invalid(`A discount of ${rate.toFixed()} % within ${days} days cannot follow one of ${MathBN.convert(before.percent).toFixed()} % within ${before.days} days: the later one must be smaller.`) // prettier-ignore
    }
  })
}

const isWhole = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max

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

/**
 * The day a part is due (EN 16931 BT-9): so many months after issue, then so many days, then the end of that month and days after it,
 * or the next such day of a month.
 */
export function dueDate(issueDate: Day, { days, months = 0, end_of_month, days_after = 0, day_of_month }: DueRule): Day {
  const day = addDays(months ? addMonthsTo(issueDate, months) : issueDate, days)
  if (end_of_month) {
    return addDays(monthEnd(day), days_after)
  }
  return day_of_month ? nextDayOfMonth(day, day_of_month) : day
}

/** The first day from `day` on that is the wanted one of its month, or that month's last where it is shorter. */
function nextDayOfMonth(day: Day, wanted: number): Day {
  const inMonth = (any: Day): Day => {
    const first = `${any.slice(0, 8)}01`
    const found = addDays(first, wanted - 1)
    return found.slice(0, 7) === first.slice(0, 7) ? found : monthEnd(first)
  }
  const found = inMonth(day)
  return found < day ? inMonth(addDays(monthEnd(day), 1)) : found
}

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
