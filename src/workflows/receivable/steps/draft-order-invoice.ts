import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { InvoiceDraftInput, OrderBilling } from "../../../modules/receivable/types"
import { Actor } from "../../../shared/actor"
import { AmountInput } from "../../../shared/money"
import { HostOrder, orderName, readHostOrder } from "../host/host-order"
import { InvoiceParties, invoiceParties } from "../host/invoice-parties"
import { placesOfQuoteLines } from "../host/order-quote"
import { refreshReceivableOrder } from "../host/refresh-order"
import { syncPayments } from "../host/sync-payments"
import { linesToInvoice } from "../rules/order-lines"

export type InvoiceOrderInput = {
  order_id: string
  /** Parts of the order's lines; the whole order when left out. */
  items?: { order_item_id: string; quantity: AmountInput }[]
  issue?: boolean
  issue_date?: string
  actor: Actor
}

/** Makes the draft invoice of an order, or finds the one that leaves nothing to invoice; undone by throwing the draft away. */
export const draftOrderInvoiceStep = createStep(
  "crm-draft-order-invoice",
  async (input: InvoiceOrderInput, { container }) => {
    const order = await readHostOrder(container, input.order_id)
    assertInvoiceable(order)
    // What was paid before is an advance of this invoice, also when its event has not come yet.
    await syncPayments(container, order.id)
    await refreshReceivableOrder(container, order.id)
    const parties = await invoiceParties(container, order)
    const places = await placesOfQuoteLines(container, order.id)
    const { draft, created } = await container
      .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
      .draftOrderInvoice(order.id, (billing) => planInvoice({ order, parties, places }, billing, input.items), input.actor)
    return new StepResponse(draft, created ? draft.id : null)
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
  },
)

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

/** The invoice to draft, given what is on the order's invoices by now; null when nothing is left. */
function planInvoice(
  { order, parties, places }: { order: HostOrder; parties: InvoiceParties; places: ReadonlyMap<string, number> },
  { quantities }: OrderBilling,
  items: InvoiceOrderInput["items"]
): InvoiceDraftInput | null {
  const { lines, complete } = linesToInvoice(order, quantities, items, places)
  if (!lines.length) {
    return null
  }
  const prices = lines.filter(({ kind }) => kind === "item")
  return {
    ...parties,
    prices_include_tax: prices.length > 0 && prices.every(({ is_tax_inclusive }) => is_tax_inclusive),
    lines: complete ? [...lines, ...creditOf(order)] : lines,
    closes_order_total: complete ? MathBN.convert(order.total).toFixed() : null,
  }
}

/** What the host credited on the order before it was invoiced: it lowers the order's total but none of its lines. */
function creditOf(order: HostOrder): InvoiceDraftInput["lines"] {
  const credit = MathBN.convert(order.credit_line_total ?? 0)
  if (!credit.isGreaterThan(0)) {
    return []
  }
  const amount = credit.negated().toFixed()
  return [
    {
      kind: "item",
      order_item_id: null,
      title: "Credit",
      quantity: 1,
      unit_price: amount,
      subtotal: amount,
      discount_total: 0,
      tax_lines: [],
    },
  ]
}
