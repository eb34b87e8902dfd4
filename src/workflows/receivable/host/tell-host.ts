import { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { HostOrderFacts } from "../../../modules/receivable/host-payments/claim"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { findHostOrder } from "./host-order"
import { HostCollection, HostPayment, readOrderPayments } from "./order-payments"
import { HostPaymentAct, payOnHost, takeBackOnHost } from "./pay-on-host"

/** The host's own provider of money that comes outside of it; only its promises may be captured for a bank transfer. */
const MANUAL_PROVIDER = "pp_system_default"

const PAUSE_MS = 100
const PATIENCE_MS = 15_000

/** The host may refuse because its order changed between our look and our act; looking again settles that. */
const TRIES = 3

/**
 * Brings the host's order to what our receipts settle on its invoices; done when it returns.
 *
 * Each thing told is a stored row first, one at a time per order, so that two callers, two servers or a crash in the middle cannot
 * pay twice: whoever comes next finds the row and finishes it. Orders that are drafts or canceled are left alone.
 */
export async function tellHost(container: MedusaContainer, orderId: string): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const until = Date.now() + PATIENCE_MS
  let refusals = 0
  while (Date.now() < until) {
    const facts = await hostFacts(container, orderId)
    const claim = facts && (await receivable.claimHostPayment(facts))
    if (!claim) {
      return
    }
    if (claim.mine) {
      const refusal = await perform(container, claim.act)
      if (refusal && ++refusals === TRIES) {
        throw refusal
      }
    } else {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

/** The same for several orders; what fails is logged and left to the reconcile job, for the money is recorded here already. */
export async function tellHostAll(container: MedusaContainer, orderIds: string[]): Promise<void> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  for (const orderId of [...new Set(orderIds)].sort()) {
    try {
      await tellHost(container, orderId)
    } catch (error) {
      logger.error(`crm: order ${orderId} does not show its payments yet; the reconcile job tries again.`, error as Error)
    }
  }
}

/** @returns why the host refused, when nothing happened there and the act is dropped */
async function perform(container: MedusaContainer, act: HostPaymentAct): Promise<MedusaError | null> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  try {
    if (MathBN.gt(act.amount, 0)) {
      const { payment_id } = await payOnHost(container, act)
      await receivable.finishHostPayment(act.id, payment_id)
    } else {
      await takeBackOnHost(container, { ...act, payment_id: act.payment_id as string })
      await receivable.finishHostPayment(act.id, act.payment_id as string)
    }
    return null
  } catch (error) {
    if (!MedusaError.isMedusaError(error) || (await happened(container, act))) {
      throw error
    }
    await receivable.dropHostPayment(act.id)
    return error
  }
}

async function happened(container: MedusaContainer, act: HostPaymentAct): Promise<boolean> {
  const payments = (await readOrderPayments(container, act.order_id)).flatMap((collection) => collection.payments)
  return payments.some(({ captures, refunds }) => [...captures, ...refunds].some(({ created_by }) => created_by === act.id))
}

/** What the host's order says now; null for one that nothing is told about. */
export async function hostFacts(container: MedusaContainer, orderId: string): Promise<HostOrderFacts | null> {
  const order = await findHostOrder(container, orderId)
  if (!order || order.canceled_at || order.is_draft_order) {
    return null
  }
  const collections = await readOrderPayments(container, orderId)
  const openCollection = collections.find(({ status, payments }) => status === "not_paid" && !payments.length)
  return {
    order_id: orderId,
    currency_code: order.currency_code,
    total: order.total,
    pending_difference: order.summary?.raw_pending_difference ?? order.summary?.pending_difference ?? 0,
    open_collection: openCollection ? { id: openCollection.id, amount: openCollection.raw_amount } : null,
    open_payment: openPayment(collections),
  }
}

function openPayment(collections: HostCollection[]): HostOrderFacts["open_payment"] {
  const payments = collections.flatMap((collection) => collection.payments)
  for (const payment of payments.filter(isOpenPromise)) {
    const captured = MathBN.add(0, ...payment.captures.map(({ raw_amount }) => raw_amount))
    const left = MathBN.sub(payment.raw_amount, captured)
    if (left.isGreaterThan(0)) {
      return { id: payment.id, amount: left }
    }
  }
  return null
}

const isOpenPromise = ({ provider_id, canceled_at, refunds }: HostPayment): boolean =>
  provider_id === MANUAL_PROVIDER && !canceled_at && !refunds.length
