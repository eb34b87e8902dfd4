import {
  capturePaymentWorkflow,
  createOrUpdateOrderPaymentCollectionWorkflow,
  markPaymentCollectionAsPaid,
} from "@medusajs/medusa/core-flows"
import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"

import { AmountInput } from "../../../shared/money"
import { HostCollection, HostPayment, readOrderPayments } from "./order-payments"

/** One thing to tell the host: more paid (positive) or a payment taken back (negative). Its id is the key by which we know our echo. */
export type HostPaymentAct = {
  id: string
  order_id: string
  currency_code: string
  amount: AmountInput
  payment_collection_id: string | null
  payment_id: string | null
}

const PROMISED = ["authorized", "partially_authorized"]

/**
 * Shows a payment of ours on the host's order, once however often it is called.
 *
 * The row of the act, with the payment collection's id, is stored before; a call after a crash finds what was done by these ids and
 * does the rest. The total of the order is never touched.
 *
 * @returns the host's payment
 */
export async function payOnHost(container: MedusaContainer, act: HostPaymentAct): Promise<{ payment_id: string }> {
  const found = captureOf(await readOrderPayments(container, act.order_id), act)
  if (!found) {
    await (act.payment_id ? captureOpenPayment(container, act, act.payment_id) : payOwnCollection(container, act))
  }
  const done = found ?? captureOf(await readOrderPayments(container, act.order_id), act)
  if (!done) {
    throw new Error(`Payment ${act.id} of order ${act.order_id} was not captured by the host.`)
  }
  await ensureTransaction(container, act, "capture", done.capture.id, done.capture.raw_amount.value)
  await refreshOpenCollection(container, act.order_id)
  return { payment_id: done.payment.id }
}

/**
 * Takes a payment of ours back from the host's order, once however often it is called.
 *
 * The host's refund workflow would lower the order's total for good (2.21.2); here only the payment and the order's ledger change.
 */
export async function takeBackOnHost(container: MedusaContainer, act: HostPaymentAct & { payment_id: string }): Promise<void> {
  const amount = MathBN.convert(act.amount).abs()
  const payments = (await readOrderPayments(container, act.order_id)).flatMap((collection) => collection.payments)
  const known = payments.flatMap(({ refunds }) => refunds).find(({ created_by }) => created_by === act.id)
  let refundId = known?.id
  if (!refundId) {
    const payment = await container
      .resolve(Modules.PAYMENT)
      .refundPayment({ payment_id: act.payment_id, amount: amount.toFixed(), created_by: act.id })
    refundId = payment.refunds?.find(({ created_by }) => created_by === act.id)?.id
  }
  if (!refundId) {
    throw new Error(`Payment ${act.id} of order ${act.order_id} was not taken back by the host.`)
  }
  await ensureTransaction(container, act, "refund", refundId, amount.negated().toFixed())
  await refreshOpenCollection(container, act.order_id)
}

/** Our capture carries the act's id; one that a crash left unmarked is known by its collection. */
function captureOf(collections: HostCollection[], act: HostPaymentAct) {
  for (const payment of collections.flatMap((collection) => collection.payments)) {
    for (const capture of payment.captures) {
      if (capture.created_by === act.id) {
        return { payment, capture }
      }
    }
  }
  return null
}

async function captureOpenPayment(container: MedusaContainer, act: HostPaymentAct, paymentId: string): Promise<void> {
  await capturePaymentWorkflow(container).run({
    input: { payment_id: paymentId, amount: MathBN.convert(act.amount).toFixed(), captured_by: act.id },
  })
}

async function payOwnCollection(container: MedusaContainer, act: HostPaymentAct): Promise<void> {
  const collection = await ownCollection(container, act)
  const authorized = collection?.payments.find(open)
  if (authorized) {
    await captureOpenPayment(container, act, authorized.id)
    return
  }
  await markPaymentCollectionAsPaid(container).run({
    input: { order_id: act.order_id, payment_collection_id: act.payment_collection_id as string, captured_by: act.id },
  })
}

const open = (payment: HostPayment): boolean => !payment.canceled_at && !payment.captures.length

/** The collection under the reserved id, linked to the order; made here unless an earlier try made it. */
async function ownCollection(container: MedusaContainer, act: HostPaymentAct): Promise<HostCollection | undefined> {
  const id = act.payment_collection_id as string
  const paymentModule = container.resolve(Modules.PAYMENT)
  const [existing] = await paymentModule.listPaymentCollections({ id: [id] })
  if (!existing) {
    // The reserved id is not in the public type (2.21.2); the specs of receivables hold it down.
    const data = { id, currency_code: act.currency_code, amount: MathBN.convert(act.amount).toFixed() }
    await paymentModule.createPaymentCollections(data as never)
  }
  const linked = (await readOrderPayments(container, act.order_id)).find((collection) => collection.id === id)
  if (!linked) {
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.ORDER]: { order_id: act.order_id },
      [Modules.PAYMENT]: { payment_collection_id: id },
    })
  }
  return linked
}

/** The host's ledger line of a movement; a crash may have come between the two. */
async function ensureTransaction(
  container: MedusaContainer,
  act: HostPaymentAct,
  reference: "capture" | "refund",
  referenceId: string,
  amount: string
): Promise<void> {
  const orderModule = container.resolve(Modules.ORDER)
  const filters = { order_id: act.order_id, reference, reference_id: referenceId }
  const [existing] = await orderModule.listOrderTransactions(filters, { select: ["id"], take: 1 })
  if (!existing) {
    await orderModule.addOrderTransactions({ ...filters, amount, currency_code: act.currency_code } as never)
  }
}

/**
 * Leaves one open collection with what the order still waits for, as the host's own page expects.
 *
 * Where the customer has promised a payment, nothing is done: the host's workflow would cancel the promise, captured parts and all.
 */
async function refreshOpenCollection(container: MedusaContainer, orderId: string): Promise<void> {
  const collections = await readOrderPayments(container, orderId)
  if (collections.some(({ status }) => PROMISED.includes(status))) {
    return
  }
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id: orderId } })
}
