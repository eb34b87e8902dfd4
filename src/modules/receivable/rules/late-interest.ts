import { MathBN } from "@medusajs/framework/utils"

import { addDays, Day, daysBetween } from "../../../shared/days"
import { InterestPolicy, ReferenceRate } from "../../../shared/interest"
import { AmountInput, Decimal, roundMoney } from "../../../shared/money"

/** An instalment with what reduced it, each from its day on. */
export type LateInstalment = {
  due_date: Day
  amount: AmountInput
  payments: { date: Day; amount: AmountInput }[]
}

export type LateInvoice = {
  id: string
  number: string
  currency_code: string
  customer_kind: "business" | "consumer"
  instalments: LateInstalment[]
  /** Interest was charged up to this day. */
  charged_until: Day | null
  has_fixed_fee: boolean
  has_penalty: boolean
}

/** One row of the arithmetic; `amount` is rounded to the currency. */
export type InterestRow = {
  invoice_id: string
  number: string
  kind: "interest" | "fixed_fee" | "penalty"
  /** First and last day that count. */
  from: Day
  until: Day
  days: number
  balance: string
  /** Percent a year or a month, or of the balance; null of a fixed fee. */
  rate: string | null
  amount: string
}

const DAYS = { year: 365, month: 30 }

/** The half-year's rate: the last one in force on its first day; null where the store keeps none so old. */
export function referenceRate(rates: ReferenceRate[], day: Day): string | null {
  const first = `${day.slice(0, 4)}-${day.slice(5, 7) < "07" ? "01" : "07"}-01`
  const known = rates
    .filter(({ valid_from }) => valid_from <= first)
    .sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1))
  return known[0]?.percent ?? null
}

/**
 * What paying an invoice late costs until a day: simple interest by the day on what was late, tax included, from the day after each
 * instalment was due; the day of a payment still counts. Interest never bears interest.
 *
 * Rows are split where the balance or the rate changes, each rounded to the currency: balance × rate ÷ 100 × days ÷ 365 (÷ 30 for a
 * rate a month). What was charged before is left out; days without a reference rate are not charged.
 */
export function lateInterest(invoice: LateInvoice, policy: InterestPolicy, until: Day): InterestRow[] {
  if (invoice.customer_kind === "consumer" && !policy.consumers) {
    return []
  }
  const begin = firstLateDay(invoice)
  return begin && begin <= until
    ? [...feeRows(invoice, policy, begin), ...interestRows(invoice, policy, begin, until)]
    : []
}

/** The first day on which something was, or will be, late. */
function firstLateDay({ instalments }: LateInvoice): Day | undefined {
  return instalments
    .filter((part) => openAt(part, addDays(part.due_date, 1)).isGreaterThan(0))
    .map(({ due_date }) => addDays(due_date, 1))
    .sort()[0]
}

/** What an instalment still asked for as a day began. */
const openAt = ({ amount, payments }: LateInstalment, day: Day): Decimal =>
  MathBN.sub(amount, MathBN.add(0, ...payments.filter(({ date }) => date < day).map((paid) => paid.amount)))

/** What of the invoice was late on a day, as it began. */
const balanceAt = ({ instalments }: LateInvoice, day: Day): Decimal =>
  MathBN.add(0, ...instalments.filter(({ due_date }) => due_date < day).map((part) => openAt(part, day)))

function feeRows(invoice: LateInvoice, policy: InterestPolicy, day: Day): InterestRow[] {
  const balance = balanceAt(invoice, day)
  const base = {
    invoice_id: invoice.id,
    number: invoice.number,
    from: day,
    until: day,
    days: 1,
    balance: balance.toFixed(),
  }
  const rows: InterestRow[] = []
  if (policy.penalty_percent && MathBN.gt(policy.penalty_percent, 0) && !invoice.has_penalty) {
    const amount = roundMoney(MathBN.div(MathBN.mult(balance, policy.penalty_percent), 100), invoice.currency_code)
    rows.push({ ...base, kind: "penalty", rate: policy.penalty_percent, amount: amount.toFixed() })
  }
  const hasFee =
    policy.fixed_fee && MathBN.gt(policy.fixed_fee, 0) && policy.fixed_fee_currency === invoice.currency_code
  if (hasFee && !invoice.has_fixed_fee) {
    rows.push({
      ...base,
      kind: "fixed_fee",
      rate: null,
      amount: roundMoney(policy.fixed_fee!, invoice.currency_code).toFixed(),
    })
  }
  return rows.filter(({ amount }) => MathBN.gt(amount, 0))
}

function interestRows(invoice: LateInvoice, policy: InterestPolicy, begin: Day, until: Day): InterestRow[] {
  const start = invoice.charged_until && invoice.charged_until >= begin ? addDays(invoice.charged_until, 1) : begin
  const rows: InterestRow[] = []
  const changes = [...breaks(invoice, start, until), addDays(until, 1)]
  changes.slice(0, -1).forEach((from, index) => {
    const last = addDays(changes[index + 1], -1)
    const balance = balanceAt(invoice, from)
    const reference = policy.uses_reference ? referenceRate(policy.rates, from) : "0"
    if (reference === null || !balance.isGreaterThan(0)) {
      return
    }
    const rate = MathBN.add(reference, policy.percent)
    const days = daysBetween(from, last) + 1
    const amount = roundMoney(
      balance
        .times(rate)
        .times(days)
        .div(100 * DAYS[policy.per]),
      invoice.currency_code
    )
    rows.push({
      invoice_id: invoice.id,
      number: invoice.number,
      kind: "interest",
      from,
      until: last,
      days,
      balance: balance.toFixed(),
      rate: rate.toFixed(),
      amount: amount.toFixed(),
    })
  })
  return rows.filter(({ amount }) => MathBN.gt(amount, 0))
}

/** Days from `start` on which the late balance or the rate may change, `start` first. */
function breaks({ instalments }: LateInvoice, start: Day, until: Day): Day[] {
  if (start > until) {
    return []
  }
  const days = new Set<Day>([start])
  for (const { due_date, payments } of instalments) {
    days.add(addDays(due_date, 1))
    payments.forEach(({ date }) => days.add(addDays(date, 1)))
  }
  for (let year = parseInt(start.slice(0, 4), 10); year <= parseInt(until.slice(0, 4), 10); year++) {
    days.add(`${year}-01-01`).add(`${year}-07-01`)
  }
  return [...days].filter((day) => day >= start && day <= until).sort()
}

/** Sum of rows, exact. */
export const interestTotal = (rows: Pick<InterestRow, "amount">[]): Decimal =>
  MathBN.add(0, ...rows.map(({ amount }) => amount))
