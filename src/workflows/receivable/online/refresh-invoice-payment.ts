import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import type { InvoicePaymentRow, InvoiceRow } from "../../../modules/receivable/types"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { dayOf } from "../../../shared/days"
import { CrmEvents } from "../../../shared/events"
import { exactOf } from "../../../shared/exact"
import { moneyString } from "../../../shared/money"
import { announce } from "../../shared/announce"
import { amountOf, capturesOf, Collection, collectionOf, collectPayment, isCollected, Payment } from "../../shared/payment/collect-payment"
import { endSessions } from "../../shared/payment/session"
import { whileHeld } from "../../shared/payment/while-held"
import { companyCurrency } from "../host/books"
import { discountsSince } from "../host/discounts-since"
import { ordersOfInvoices } from "../host/orders-of-invoices"
import { paidAmong } from "../host/paid-invoices"
import { refreshReceivableOrder } from "../host/refresh-order"
import { readCompany } from "../host/seller"
import { tellHostAll } from "../host/tell-host"
import { receivableModule } from "../receivable-module"

/** Does something with a begun payment that one caller at a time may do. @returns undefined when someone else had it all the time */
export function holdingInvoicePayment<Result>(
  container: MedusaContainer,
  id: string,
  work: () => Promise<Result>,
  patience = 0
): Promise<Result | undefined> {
  const service = receivableModule(container)
  return whileHeld({ hold: () => service.holdInvoicePayment(id), free: () => service.freeInvoicePayment(id) }, work, patience)
}

/**
 * Brings a begun payment of an invoice up to what the host's payment module knows: asks a redirecting provider whether the buyer has
 * paid, takes the money, makes one receipt of each capture, and tells the invoice's order. Safe to call any number of times; while
 * someone else does it, nothing is done.
 */
export async function refreshInvoicePayment(container: MedusaContainer, id: string): Promise<void> {
  await holdingInvoicePayment(container, id, () => refreshHeldPayment(container, id))
}

/** The same for the open payment of an invoice; nothing when there is none. @returns whether one is still open */
export async function refreshPaymentOf(container: MedusaContainer, invoice_id: string): Promise<boolean> {
  const find = async () => (await receivableModule(container).listCrmInvoicePayments({ invoice_id, status: "pending" }))[0]
  const open = await find()
  if (!open) {
    return false
  }
  await refreshInvoicePayment(container, open.id)
  return Boolean(await find())
}

/** The same for who holds the payment already. @returns the payment as it is then */
export async function refreshHeldPayment(container: MedusaContainer, id: string): Promise<InvoicePaymentRow> {
  const read = async () => (await receivableModule(container).retrieveCrmInvoicePayment(id)) as unknown as InvoicePaymentRow
  const payment = await read()
  const { payment_collection_id, invoice_id, status } = payment
  const asked = { payment_collection_id, amount: exactOf(payment, "amount") ?? 0 }
  const collection = await (status === "paid" ? collectionOf(container, asked) : collectPayment(container, asked))
  const orders = await takeCaptures(container, payment, collection)
  orders.push(...(await giveBackRefunds(container, payment, collection)))
  await showOnOrders(container, orders)
  // Marked last: a crash before is made up for by doing all of it again.
  if (status !== "paid" && isCollected(collection, asked)) {
    await receivableModule(container).markInvoicePayment(id, "paid")
  } else if (!capturesOf(collection).length && (await isOver(container, payment))) {
    await endSessions(container, payment, `invoice ${invoice_id}`)
    await receivableModule(container).markInvoicePayment(id, "ended")
  }
  return read()
}

/** Nobody is to pay it any more: it gave way to another, which a crash may have kept from its provider, or its invoice asks for nothing. */
async function isOver(container: MedusaContainer, { status, invoice_id }: InvoicePaymentRow): Promise<boolean> {
  if (status !== "pending") {
    return status === "ended"
  }
  const offer = await receivableModule(container).invoicePaymentOffer(invoice_id)
  return offer === "settled" || offer === "not_issued"
}

/** One receipt of each capture. @returns the orders whose invoices they settle */
async function takeCaptures(
  container: MedusaContainer,
  { id, invoice_id }: InvoicePaymentRow,
  collection: Collection
): Promise<string[]> {
  const captured = (collection.payments ?? []).flatMap((payment) =>
    (payment.captures ?? []).map((capture) => ({ payment, capture }))
  )
  if (!captured.length) {
    return []
  }
  const service = receivableModule(container)
  const invoice = (await service.retrieveCrmInvoice(invoice_id, { select: ["company_id", "currency_code"] })) as unknown as InvoiceRow
  const { settings, today } = await readCompany(container, { company_id: invoice.company_id })
  const known = await receiptsOf(
    container,
    captured.map(({ capture }) => capture.id)
  )
  for (const { payment, capture } of captured.filter((one) => !known.has(one.capture.id))) {
    const since = new Date()
    const taken = await service.takeInvoicePayment(id, {
      capture_id: capture.id,
      payment_id: payment.id,
      amount: moneyString(amountOf(capture), invoice.currency_code),
      received_date: dayOf(new Date(capture.created_at), settings.timezone),
      company_currency: await companyCurrency(container),
      today,
    })
    if (taken.is_new) {
      await announce(container, CrmEvents.RECEIPT_RECORDED, [{ id: taken.receipt_id }])
    }
    // What was paid before is not paid again by what is over.
    if (taken.settles) {
      await announce(container, CrmEvents.INVOICE_PAID, await paidAmong(container, [invoice_id]))
      await announce(container, CrmEvents.CREDIT_NOTE_ISSUED, await discountsSince(container, [invoice_id], since))
    }
  }
  return ordersOfInvoices(container, [invoice_id])
}

async function receiptsOf(container: MedusaContainer, captures: string[]): Promise<Set<string | null>> {
  const rows = await receivableModule(container).listCrmReceipts(
    { source: "invoice_page", source_id: captures },
    { select: ["id", "source_id"], take: null }
  )
  return new Set(rows.map(({ source_id }) => source_id))
}

/** What the host gave back of it, to the host's own sum. @returns the orders whose invoices ask for it again */
async function giveBackRefunds(
  container: MedusaContainer,
  { currency_code }: InvoicePaymentRow,
  collection: Collection
): Promise<string[]> {
  const orders: string[] = []
  for (const payment of (collection.payments ?? []).filter(({ refunds }) => refunds?.length)) {
    const settled = await settledBy(container, payment)
    const refunded = MathBN.add(0, ...(payment.refunds ?? []).map(amountOf))
    await receivableModule(container).setPaymentRefunded({
      payment_id: payment.id,
      refunded_total: moneyString(refunded, currency_code),
      actor: SYSTEM_ACTOR,
    })
    orders.push(...(await ordersOfInvoices(container, settled)))
  }
  return orders
}

async function settledBy(container: MedusaContainer, payment: Payment): Promise<string[]> {
  const receipts = await receivableModule(container).listCrmReceipts(
    { payment_id: payment.id },
    { relations: ["allocations"], take: null }
  )
  return receipts.flatMap(({ allocations }) => allocations.map(({ invoice_id }) => invoice_id))
}

async function showOnOrders(container: MedusaContainer, orderIds: string[]): Promise<void> {
  const unique = [...new Set(orderIds)]
  await tellHostAll(container, unique)
  for (const orderId of unique) {
    await refreshReceivableOrder(container, orderId)
  }
}

/** How many begun payments one run looks at. */
const A_RUN = 100

/** Finds money whose event was lost. @returns ids of payments that could not be brought up to date */
export async function reconcileInvoicePayments(container: MedusaContainer): Promise<string[]> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const failed: string[] = []
  for (const id of await receivableModule(container).invoicePaymentsToCheck(A_RUN)) {
    try {
      await refreshInvoicePayment(container, id)
    } catch (error) {
      logger.warn(`The payment ${id} of an invoice was not brought up to date: ${(error as Error).message}`)
      failed.push(id)
    }
  }
  return failed
}
