import { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { InvoiceOrderInput } from "../steps/draft-order-invoice"
import { findHostOrder, HostOrder } from "./host-order"
import { readSeller } from "./seller"

export type Occasion = "placed" | "delivered"

/** What just happened, or since when something may have happened unheard. */
export type InvoicingDue = { occasion: Occasion } | { since: Date }

/**
 * What the setting `invoice_on` says is to be invoiced of an order by itself now; safe to ask any number of times.
 *
 * An order, or with `each_delivery` a fulfilment, that ever had an invoice is left to people when an event was lost: what they voided
 * or credited does not come again.
 */
export async function invoicesDue(
  container: MedusaContainer,
  orderId: string,
  due: InvoicingDue,
  isDelivered: boolean
): Promise<InvoiceOrderInput[]> {
  const { settings } = await readSeller(container)
  const input = { order_id: orderId, issue: true, actor: SYSTEM_ACTOR }
  if (settings.invoice_on === "manual") {
    return []
  }
  const order = await findHostOrder(container, orderId)
  if (!order || order.canceled_at || order.status === "canceled") {
    return []
  }
  if (settings.invoice_on === "each_delivery") {
    return (await uninvoicedFulfillments(container, order, due)).map((fulfillment_id) => ({ ...input, fulfillment_id }))
  }
  if (settings.invoice_on === "delivered" && !isDelivered) {
    return []
  }
  if ("occasion" in due) {
    return due.occasion === settings.invoice_on ? [input] : []
  }
  const happened = settings.invoice_on === "placed" ? [order.created_at] : deliveries(order).map(({ at }) => at)
  const isRecent = happened.some((at) => new Date(at) >= due.since)
  return isRecent && !(await hasInvoices(container, orderId)) ? [input] : []
}

const deliveries = ({ fulfillments }: HostOrder): { id: string; at: string | Date }[] =>
  fulfillments.flatMap(({ id, delivered_at, canceled_at }) => (delivered_at && !canceled_at ? [{ id, at: delivered_at }] : []))

async function hasInvoices(container: MedusaContainer, order_id: string): Promise<boolean> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  return (await receivable.listCrmInvoices({ order_id }, { select: ["id"], take: 1 })).length > 0
}

/** Delivered fulfilments without an invoice of their own; one whose draft a crash left is among them. */
async function uninvoicedFulfillments(
  container: MedusaContainer,
  order: HostOrder,
  due: InvoicingDue
): Promise<string[]> {
  if ("occasion" in due && due.occasion !== "delivered") {
    return []
  }
  const delivered = deliveries(order).filter(({ at }) => "occasion" in due || new Date(at) >= due.since)
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const invoices = await receivable.listCrmInvoices({ order_id: order.id }, { select: ["fulfillment_id", "status"], take: null })
  const done = new Set(invoices.filter(({ status }) => status !== "draft").map(({ fulfillment_id }) => fulfillment_id))
  return delivered.map(({ id }) => id).filter((id) => !done.has(id))
}

/** Runs what may be refused for a good reason (nothing left of it, a closed period), which is said in the log and left to people. */
export async function refusable(container: MedusaContainer, what: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const { type, message } = error as MedusaError
    const refusals: string[] = [MedusaError.Types.NOT_ALLOWED, MedusaError.Types.NOT_FOUND]
    if (!refusals.includes(type)) {
      throw error
    }
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`crm: ${what}: ${message}`)
  }
}
