import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { DraftPlan, OrderBilling } from "../../../modules/receivable/types"
import type { RevenueGroup } from "../../../shared/accounts"
import { Actor } from "../../../shared/actor"
import { dayOf } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"
import { HostOrder, orderName, readHostOrder } from "../host/host-order"
import { invoiceParties } from "../host/invoice-parties"
import { placesOfQuoteLines } from "../host/order-quote"
import { keepReceivableOrder } from "../host/refresh-order"
import { billableOrder } from "../host/replacements"
import { revenueGroups } from "../host/revenue-groups"
import { readSeller } from "../host/seller"
import { syncPayments } from "../host/sync-payments"
import { DepositAsked, planDeposit } from "../rules/plan-deposit"
import { InvoiceScope, InvoiceSources, planInvoice } from "../rules/plan-invoice"
import { assertInvoiceable } from "../rules/still-ordered"

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
  /** Of a new invoice, instead of what the order, its quote and the settings say. */
  purchase_order_number?: string
  buyer_reference?: string
  notes?: string
  actor: Actor
}

/** Makes the draft invoice of an order, or finds the one that leaves nothing to invoice; undone by throwing the draft away. */
export const draftOrderInvoiceStep = createStep(
  "crm-draft-order-invoice",
  async (input: InvoiceOrderInput, { container }) => {
    const found = await readHostOrder(container, input.order_id)
    const order = await billableOrder(container, found)
    assertInvoiceable(order)
    // What was paid before is an advance of this invoice, also when its event has not come yet.
    await syncPayments(container, found)
    await keepReceivableOrder(container, found)
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
  const parties = { ...(await invoiceParties(container, order)), ...saidOf(input) }
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
  const groups = await revenueGroups(container, order.items.flatMap(({ product_id }) => product_id ?? []))
  return (billing) => inGroups(planInvoice(sources, billing, scope), groups)
}

/** Each line says what its product is sold under, so that its revenue stays where it was booked. */
const inGroups = (plan: DraftPlan, groups: ReadonlyMap<string, RevenueGroup[]>): DraftPlan =>
  plan && !("answer" in plan)
    ? { ...plan, lines: plan.lines.map((line) => ({ ...line, revenue_groups: groups.get(line.product_id ?? "") ?? null })) }
    : plan

type Said = Pick<InvoiceOrderInput, "purchase_order_number" | "buyer_reference" | "notes">

/** What was said with the request; an empty text says nothing. */
const saidOf = ({ purchase_order_number, buyer_reference, notes }: Said): Said =>
  Object.fromEntries(Object.entries({ purchase_order_number, buyer_reference, notes }).filter(([, value]) => value?.trim()))

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
  const { settings } = await readSeller(container, order.sales_channel_id)
  return { id, delivered_date: dayOf(new Date(found.delivered_at), settings.timezone) }
}
