import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { DraftPlan, OrderBilling } from "../../../modules/receivable/types"
import { Actor } from "../../../shared/actor"
import { dayOf } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"
import { HostOrder, orderName, readHostOrder } from "../host/host-order"
import { invoiceParties } from "../host/invoice-parties"
import { placesOfQuoteLines } from "../host/order-quote"
import { refreshReceivableOrder } from "../host/refresh-order"
import { billableOrder } from "../host/replacements"
import { readSeller } from "../host/seller"
import { syncPayments } from "../host/sync-payments"
import { DepositAsked, planDeposit } from "../rules/plan-deposit"
import { InvoiceScope, InvoiceSources, planInvoice } from "../rules/plan-invoice"

export type InvoiceOrderInput = {
  order_id: string
  /** Parts of the order's lines; the whole order when left out. */
  items?: { order_item_id: string; quantity: AmountInput }[]
  /** What was delivered and is on no invoice. */
  delivered?: boolean
  /** What one fulfilment delivered; it gets one invoice, once. */
  fulfillment_id?: string
  /** What the documents of a wholly invoiced order lack since it changed. */
  supplement?: boolean
  /** A deposit instead of goods. */
  deposit?: DepositAsked
  issue?: boolean
  issue_date?: string
  actor: Actor
}

/** Makes the draft invoice of an order, or finds the one that leaves nothing to invoice; undone by throwing the draft away. */
export const draftOrderInvoiceStep = createStep(
  "crm-draft-order-invoice",
  async (input: InvoiceOrderInput, { container }) => {
    const order = await billableOrder(container, await readHostOrder(container, input.order_id))
    assertInvoiceable(order)
    // What was paid before is an advance of this invoice, also when its event has not come yet.
    await syncPayments(container, order.id)
    await refreshReceivableOrder(container, order.id)
    const plan = await planOf(container, order, input)
    const { draft, created } = await container
      .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
      .draftOrderInvoice(order.id, plan, input.actor)
    return new StepResponse({ ...draft, created }, created ? draft.id : null)
  },
  async (draftId, { container }) => {
    if (!draftId) {
      return
    }
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    const [invoice] = await receivable.listCrmInvoices({ id: draftId }, { select: ["id", "status"], take: 1 })
    // Issued in the meantime: a later step failed, and a number that was given stays.
    if (invoice?.status === "draft") {
      await receivable.deleteInvoiceDraft(draftId)
    }
  }
)

/** What an invoice of an order would be, without making it. */
export async function previewOrderInvoice(
  container: MedusaContainer,
  input: Omit<InvoiceOrderInput, "actor" | "issue">
): Promise<{ order: HostOrder; plan: DraftPlan; billing: OrderBilling }> {
  const order = await billableOrder(container, await readHostOrder(container, input.order_id))
  assertInvoiceable(order)
  const plan = await planOf(container, order, input)
  const billing = await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).orderBilling(order.id)
  return { order, plan: plan(billing), billing }
}

type Plan = (billing: OrderBilling) => DraftPlan

async function planOf(
  container: MedusaContainer,
  order: HostOrder,
  { deposit, fulfillment_id, ...input }: Omit<InvoiceOrderInput, "actor" | "issue">
): Promise<Plan> {
  const parties = await invoiceParties(container, order)
  const places = await placesOfQuoteLines(container, order.id)
  const sources: InvoiceSources = { order, parties, places }
  if (deposit) {
    return (billing) => planDeposit(sources, billing, deposit)
  }
  const scope: InvoiceScope = {
    items: input.items,
    delivered: input.delivered,
    supplement: input.supplement,
    fulfillment: fulfillment_id ? await deliveredFulfillment(container, order, fulfillment_id) : undefined,
  }
  return (billing) => planInvoice(sources, billing, scope)
}

async function deliveredFulfillment(
  container: MedusaContainer,
  order: HostOrder,
  id: string
): Promise<InvoiceScope["fulfillment"]> {
  const found = order.fulfillments.find((fulfillment) => fulfillment.id === id)
  if (!found?.delivered_at || found.canceled_at) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${orderName(order)} has no delivered fulfilment ${id}; only what was delivered can be invoiced by fulfilment.`
    )
  }
  const { settings } = await readSeller(container)
  return { id, delivered_date: dayOf(new Date(found.delivered_at), settings.timezone) }
}

function assertInvoiceable(order: HostOrder): void {
  if (order.is_draft_order || order.status === "draft") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${orderName(order)} is a draft order and cannot be invoiced; convert it to an order first.`
    )
  }
  if (order.canceled_at || order.status === "canceled") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${orderName(order)} is canceled and cannot be invoiced.`)
  }
}
