import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { dayOf } from "../../../shared/days"
import { CrmEvents } from "../../../shared/events"
import { roundMoney } from "../../../shared/money"
import { receiptsOfCaptures } from "../rules/host-captures"
import { orderCustomerName } from "../rules/customer-name"
import { announce } from "../../shared/announce"
import { HostOrder, HostTransaction } from "./host-order"
import { HostPayment, readOrderPayments } from "./order-payments"
import { paidAmong } from "./paid-invoices"
import { readSeller } from "./seller"

/** Where receipts of the host's captures come from; with the capture's id it makes them unique. */
export const HOST_CAPTURE = "host_capture"

type Captured = { source_id: string; transaction: HostTransaction; payment: HostPayment | null }

/**
 * Makes one receipt of each capture on a host order, sets free what the host gave back, and settles the order's invoices with what
 * is left. An order whose ledger is empty has none. Emits `crm_receipt.recorded` and `crm_invoice.paid` `{ id }`. Read from the order's own ledger, so that it may run any number of times, at any time, on any server.
 */
export async function syncPayments(container: MedusaContainer, order: HostOrder): Promise<void> {
  if (!order.transactions.length) {
    return
  }
  const payments = (await readOrderPayments(container, order.id)).flatMap((collection) => collection.payments)
  const ours = await ownActs(container, order.id)
  const recorded = await recordCaptures(container, order, payments, ours)
  await setRefunds(container, order, payments, ours)
  await announce(container, CrmEvents.RECEIPT_RECORDED, recorded)
  await settleInvoices(container, order.id)
}

/** Ids of what we told the host about this order: our captures and refunds carry them. */
async function ownActs(container: MedusaContainer, orderId: string): Promise<Set<string>> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const rows = await receivable.listCrmHostPayments({ order_id: orderId }, { select: ["id"], take: null })
  return new Set(rows.map(({ id }) => id))
}

async function recordCaptures(
  container: MedusaContainer,
  order: HostOrder,
  payments: HostPayment[],
  ours: Set<string>
): Promise<{ id: string }[]> {
  const captured = capturedOf(order, payments, ours)
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const known = await receivable.listCrmReceipts(
    { source: HOST_CAPTURE, order_id: order.id },
    { select: ["id", "source_id", "amount"], take: null }
  )
  const amounts = new Map(known.map((receipt) => [receipt.source_id as string, receipt.amount]))
  const missing = receiptsOfCaptures(
    captured.map(({ source_id, transaction }) => ({ source_id, amount: transaction.amount })),
    amounts,
    order.currency_code
  )
  if (!missing.length) {
    return []
  }
  const { company_id, settings, today } = await readSeller(container, order.sales_channel_id)
  const recorded: { id: string }[] = []
  for (const { source_id, amount } of missing) {
    const { transaction, payment } = captured.find((capture) => capture.source_id === source_id) as Captured
    const receipt = await receivable.recordReceipt({
      source: HOST_CAPTURE,
      source_id,
      order_id: order.id,
      customer_id: order.customer_id,
      customer_name: orderCustomerName(order),
      amount: amount.toFixed(),
      currency_code: order.currency_code,
      received_date: dayOf(new Date(transaction.created_at), settings.timezone),
      method: payment?.provider_id ?? null,
      payment_id: payment?.id ?? null,
      payment_collection_id: payment?.payment_collection_id ?? null,
      company_id,
      today,
      actor: SYSTEM_ACTOR,
    })
    recorded.push({ id: receipt.id })
  }
  return recorded
}

/** The order's incoming money in the order it came, without our own. */
function capturedOf(order: HostOrder, payments: HostPayment[], ours: Set<string>): Captured[] {
  const captures = new Map(payments.flatMap((payment) => payment.captures.map((capture) => [capture.id, { payment, capture }] as const)))
  return [...order.transactions]
    .filter(({ amount }) => MathBN.gt(amount, 0))
    .sort((a, b) => new Date(a.created_at).getTime() - new Date(b.created_at).getTime() || a.id.localeCompare(b.id))
    .map((transaction) => ({ transaction, found: captures.get(transaction.reference_id ?? "") }))
    .filter(({ found }) => !found?.capture.created_by || !ours.has(found.capture.created_by))
    .map(({ transaction, found }) => ({
      source_id: transaction.reference_id ?? transaction.id,
      transaction,
      payment: found?.payment ?? null,
    }))
}

/** What the host gave back of each payment, to the host's own sum: on its receipts, or on the rows by which we told it. */
async function setRefunds(container: MedusaContainer, order: HostOrder, payments: HostPayment[], ours: Set<string>): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  for (const payment of payments) {
    const foreign = payment.refunds.filter(({ created_by }) => !created_by || !ours.has(created_by))
    if (!foreign.length) {
      continue
    }
    if (payment.captures.some(({ created_by }) => created_by && ours.has(created_by))) {
      for (const refund of foreign) {
        await receivable.recordHostRefund({
          order_id: order.id,
          payment_id: payment.id,
          refund_id: refund.id,
          currency_code: order.currency_code,
          amount: MathBN.convert(refund.raw_amount).toFixed(),
        })
      }
      continue
    }
    const refunded = roundMoney(MathBN.add(0, ...foreign.map(({ raw_amount }) => raw_amount)), order.currency_code)
    await receivable.setPaymentRefunded({ payment_id: payment.id, refunded_total: refunded.toFixed(), actor: SYSTEM_ACTOR })
  }
}

/** Settles the order's invoices with receipts that were never used; one that people set free again is theirs to use. */
async function settleInvoices(container: MedusaContainer, orderId: string): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const receipts = await receivable.listCrmReceipts({ source: HOST_CAPTURE, order_id: orderId }, { relations: ["allocations"], take: null })
  if (!receipts.some(({ allocations, amount, refunded_total }) => !allocations.length && MathBN.gt(amount, refunded_total))) {
    return
  }
  const invoices = await receivable.listCrmInvoices(
    { order_id: orderId, status: "issued" },
    { select: ["id", "total", "allocated_total"], order: { issued_at: "ASC" }, take: null }
  )
  for (const { id, total, allocated_total } of invoices) {
    if (MathBN.gt(total, allocated_total)) {
      await receivable.settleFromAdvances(id)
      await announce(container, CrmEvents.INVOICE_PAID, await paidAmong(container, [id]))
    }
  }
}
