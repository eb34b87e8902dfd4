import { generateEntityId, MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, roundMoney } from "../../../shared/money"
import { Execute } from "../../../shared/lists/list-documents"
import { hostPaymentDelta } from "../rules/host-payment-delta"

/** What the host's order says at the moment of the claim; amounts unrounded. */
export type HostOrderFacts = {
  order_id: string
  currency_code: string
  total: AmountInput
  pending_difference: AmountInput
  /** An open payment collection without a payment, and its amount. */
  open_collection: { id: string; amount: AmountInput } | null
  /** A payment that the customer promised through the host's own manual provider, and what of it is not captured. */
  open_payment: { id: string; amount: AmountInput } | null
}

/** A row to store before the host is told. */
export type HostPaymentClaim = {
  order_id: string
  currency_code: string
  amount: Decimal
  payment_collection_id: string | null
  payment_id: string | null
}

/**
 * Decides, while the order's row is locked, the next thing to tell the host about an order, or null when both sides agree.
 *
 * The payment collection's id is reserved here, so that it is stored before the host captures anything under it.
 */
export async function nextHostPayment(execute: Execute, facts: HostOrderFacts): Promise<HostPaymentClaim | null> {
  const { due, settled } = await ledgerOf(execute, facts)
  const { told, under_way } = await toldOf(execute, facts.order_id)
  const pending = MathBN.sub(facts.pending_difference, under_way)
  const amount = hostPaymentDelta({ currency_code: facts.currency_code, due, told, pending, settled })
  const base = { order_id: facts.order_id, currency_code: facts.currency_code }
  if (amount.isGreaterThan(0)) {
    return { ...base, amount, ...(await target(execute, facts, amount)) }
  }
  if (amount.isLessThan(0)) {
    const payment = await lastPayment(execute, facts.order_id)
    const back = payment && MathBN.min(amount.abs(), payment.left)
    return payment && back && back.isGreaterThan(0)
      ? { ...base, amount: back.negated(), payment_collection_id: null, payment_id: payment.payment_id }
      : null
  }
  return null
}

/** The host's own open payment or collection when it fits, so that nothing stays open beside ours; else a collection of our own. */
async function target(execute: Execute, facts: HostOrderFacts, amount: Decimal) {
  const { open_payment, open_collection } = facts
  if (open_payment && MathBN.gte(open_payment.amount, amount)) {
    return { payment_collection_id: null, payment_id: open_payment.id }
  }
  if (open_collection && MathBN.eq(open_collection.amount, amount)) {
    const [taken] = await execute("select id from crm_host_payment where payment_collection_id = ? limit 1", [
      open_collection.id,
    ])
    if (!taken) {
      return { payment_collection_id: open_collection.id, payment_id: null }
    }
  }
  return { payment_collection_id: generateEntityId(undefined, "pay_col"), payment_id: null }
}

/** What receipts settle on the order's invoices, without what its own host already knows. */
async function ledgerOf(execute: Execute, { order_id, total, currency_code }: HostOrderFacts) {
  const [row] = (await execute(
    `select
       coalesce((select sum(a.amount) from crm_allocation a
         join crm_invoice i on i.id = a.invoice_id join crm_receipt r on r.id = a.receipt_id
         where i.order_id = ? and a.reversed_at is null and a.deleted_at is null
           and not (r.source = 'host_capture' and r.order_id = i.order_id)), 0)::text as due,
       coalesce((select sum(a.amount) from crm_allocation a
         join crm_invoice i on i.id = a.invoice_id
         where i.order_id = ? and a.receipt_id is not null and a.reversed_at is null and a.deleted_at is null), 0)::text as received,
       coalesce((select sum(i.total) from crm_invoice i
         where i.order_id = ? and i.status = 'issued' and i.deleted_at is null), 0)::text as invoiced,
       coalesce((select sum(c.total) from crm_credit_note c join crm_invoice i on i.id = c.invoice_id
         where i.order_id = ? and c.deleted_at is null), 0)::text as credited`,
    [order_id, order_id, order_id, order_id]
  )) as { due: string; received: string; invoiced: string; credited: string }[]
  const invoiced = MathBN.sub(row.invoiced, row.credited)
  const settled =
    invoiced.isGreaterThan(0) &&
    invoiced.isEqualTo(roundMoney(total, currency_code)) &&
    invoiced.isEqualTo(MathBN.convert(row.received))
  return { due: row.due, settled }
}

async function toldOf(execute: Execute, orderId: string) {
  const [row] = (await execute(
    `select coalesce(sum(amount), 0)::text as told, coalesce(sum(amount) filter (where state = 'pending'), 0)::text as under_way
     from crm_host_payment where order_id = ? and state in ('pending', 'done') and deleted_at is null`,
    [orderId]
  )) as { told: string; under_way: string }[]
  return row
}

/** The newest payment of ours on the order of which something is left to take back. */
async function lastPayment(execute: Execute, orderId: string): Promise<{ payment_id: string; left: string } | null> {
  const [row] = (await execute(
    `select payment_id, sum(amount)::text as left
     from crm_host_payment where order_id = ? and state in ('pending', 'done') and payment_id is not null and deleted_at is null
     group by payment_id having sum(amount) > 0 order by max(created_at) filter (where amount > 0) desc nulls last limit 1`,
    [orderId]
  )) as { payment_id: string; left: string }[]
  return row ?? null
}
