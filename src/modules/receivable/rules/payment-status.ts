import { MathBN } from "@medusajs/framework/utils"

import { Day, daysBetween } from "../../../shared/days"
import { AmountInput, Decimal } from "../../../shared/money"
import { InvoiceStatus } from "../types"

export type InvoiceAmounts = {
  status: InvoiceStatus
  total: AmountInput
  allocated_total: AmountInput
  instalments: { due_date: Day; amount: AmountInput; allocated_total: AmountInput }[]
}

export type PaymentFacts = {
  outstanding: Decimal
  payment_status: "unpaid" | "partially_paid" | "paid"
  /** Of the earliest instalment that still asks for something. */
  next_due_date: Day | null
  days_overdue: number
}

/**
 * What an invoice still asks for on a day. Derived when read, never stored.
 *
 * Only an issued invoice asks; due today is not overdue. An issued invoice of 0 is paid.
 */
export function paymentFacts(
  { status, total, allocated_total, instalments }: InvoiceAmounts,
  today: Day
): PaymentFacts {
  const issued = status === "issued"
  const outstanding = issued ? MathBN.sub(total, allocated_total) : MathBN.convert(0)
  const open = issued
    ? instalments.filter((part) => MathBN.gt(part.amount, part.allocated_total)).map(({ due_date }) => due_date)
    : []
  const next_due_date = open.sort()[0] ?? null
  const partly = MathBN.gt(allocated_total, 0) ? "partially_paid" : "unpaid"
  return {
    outstanding,
    payment_status: issued && outstanding.isZero() ? "paid" : partly,
    next_due_date,
    days_overdue: next_due_date ? Math.max(daysBetween(next_due_date, today), 0) : 0,
  }
}
