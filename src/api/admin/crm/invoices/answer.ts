import { MathBN } from "@medusajs/framework/utils"

import { earlyDiscount } from "../../../../modules/receivable/rules/early-discount"
import { paymentFacts } from "../../../../modules/receivable/rules/payment-status"
import type { InvoiceStatus, TermsValue } from "../../../../modules/receivable/types"
import { Day } from "../../../../shared/days"
import { AmountInput } from "../../../../shared/money"
import { plainRow } from "../../../shared/answer"

type Instalment = { position: number; due_date: Day; amount: AmountInput; allocated_total: AmountInput }

/** What the derived fields of an invoice are read from. */
export type InvoiceRow = {
  id: string
  status: InvoiceStatus
  total: AmountInput
  allocated_total: AmountInput
  rounding_total: AmountInput
  instalments?: Instalment[]
  items?: { position: number }[]
  currency_code: string
  issue_date: Day | null
  tax_total: AmountInput
  payment_terms: TermsValue | null
  credit_notes?: { total: AmountInput; tax_total: AmountInput; reason_code: string | null }[]
}

export type InvoiceFacts = {
  payment_status: "unpaid" | "partially_paid" | "paid"
  outstanding: number
  /** EN 16931 BT-114, under the contract's name. */
  rounding: number
  /** Day of the earliest instalment that is open. */
  next_due_date: Day | null
  /** Days since that day; 0 when nothing is late. */
  days_overdue: number
  overdue: boolean
  /** What may be taken off when the rest is paid by a day; null when nothing any more. */
  early_discount: { percent: number; until: Day; amount: number } | null
}

/**
 * An invoice as the API answers it: stored columns and what today makes of them.
 *
 * Only an issued invoice owes anything; a draft and a voided one have 0 outstanding.
 */
export function invoiceAnswerOf(row: InvoiceRow, today: Day): InvoiceFacts & Record<string, unknown> {
  const sorted = byPosition(row.instalments)
  return {
    ...plainRow<Record<string, unknown>>(row),
    ...(row.items ? { items: plainRow<unknown[]>(byPosition(row.items)) } : {}),
    ...(row.instalments ? { instalments: plainRow<unknown[]>(sorted).map(withOutstanding) } : {}),
    ...invoiceFacts(row, sorted, today),
  }
}

function invoiceFacts(row: InvoiceRow, instalments: Instalment[], today: Day): InvoiceFacts {
  const { outstanding, ...facts } = paymentFacts({ ...row, instalments }, today)
  return {
    ...facts,
    outstanding: outstanding.toNumber(),
    rounding: MathBN.convert(row.rounding_total).toNumber(),
    overdue: facts.days_overdue > 0,
    early_discount: discountFacts(row, today),
  }
}

function discountFacts(row: InvoiceRow, today: Day): InvoiceFacts["early_discount"] {
  const notes = row.credit_notes ?? []
  const others = notes.filter(({ reason_code }) => reason_code !== "early_payment")
  const discount = earlyDiscount(
    {
      ...row,
      credited: {
        total: MathBN.add(0, ...others.map(({ total }) => total)),
        tax_total: MathBN.add(0, ...others.map(({ tax_total }) => tax_total)),
      },
      taken: others.length < notes.length || MathBN.gte(row.allocated_total, row.total),
    },
    today
  )
  return (
    discount && {
      percent: MathBN.convert(discount.percent).toNumber(),
      until: discount.until,
      amount: discount.amount.toNumber(),
    }
  )
}

const byPosition = <Row extends { position: number }>(rows: Row[] = []): Row[] => [...rows].sort((a, b) => a.position - b.position)

const withOutstanding = (instalment: unknown): unknown => {
  const { amount, allocated_total } = instalment as { amount: number; allocated_total: number }
  return { ...(instalment as object), outstanding: MathBN.sub(amount, allocated_total).toNumber() }
}
