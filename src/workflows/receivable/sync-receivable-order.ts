import { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { NOT_READY } from "./e-invoice/readiness"
import { InvoicingDue, invoicesDue, Occasion, refusable } from "./host/auto-invoice"
import { findHostOrder } from "./host/host-order"
import { settleProposal } from "./host/settle-proposal"
import { keepReceivableOrder } from "./host/refresh-order"
import { syncPayments } from "./host/sync-payments"
import { invoiceOrderWorkflow } from "./invoice-order"
import type { InvoiceOrderInput } from "./steps/draft-order-invoice"

export type SyncReceivableOrderInput = {
  order_id: string
  /** What just happened; decides whether the order is invoiced by itself (setting `invoice_on`). */
  occasion?: Occasion
}

/** Brings what we know of a host order up to date, and makes what the settings say it makes by itself. Safe to repeat. */
export async function syncReceivableOrder(container: MedusaContainer, order_id: string, due?: InvoicingDue): Promise<void> {
  const order = await findHostOrder(container, order_id)
  if (!order) {
    return
  }
  await syncPayments(container, order)
  const known = await keepReceivableOrder(container, order)
  if (!known) {
    return
  }
  for (const input of due ? await invoicesDue(container, order_id, due, known.delivered) : []) {
    await refusable(container, `order ${order_id} is not invoiced by itself`, () =>
      invoiceOrDraft(container, input)
    )
  }
  await settleProposal(container, order_id)
}

/** An invoice that lacks something people have to type in stays as a draft, which says what. */
async function invoiceOrDraft(container: MedusaContainer, input: InvoiceOrderInput): Promise<void> {
  try {
    await invoiceOrderWorkflow(container).run({ input })
  } catch (error) {
    if ((error as MedusaError).code === NOT_READY) {
      await invoiceOrderWorkflow(container).run({ input: { ...input, issue: false } })
    }
    throw error
  }
}

const syncReceivableOrderStep = createStep(
  "crm-sync-receivable-order",
  async ({ order_id, occasion }: SyncReceivableOrderInput, { container }) => {
    await syncReceivableOrder(container, order_id, occasion && { occasion })
    return new StepResponse({ order_id })
  }
)

/**
 * Brings what we know of a host order up to date, and invoices it when the setting `invoice_on` says that now is the time.
 *
 * A whole-order invoice with nothing left answers the existing one, and a fulfilment has one invoice, so that a repeated event makes
 * no second one.
 */
export const syncReceivableOrderWorkflow = createWorkflow("crm-sync-receivable-order", (input: SyncReceivableOrderInput) => {
  return new WorkflowResponse(syncReceivableOrderStep(input))
})
