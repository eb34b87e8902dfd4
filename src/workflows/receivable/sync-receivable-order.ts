import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { InvoicingDue, invoicesDue, Occasion, refusable } from "./host/auto-invoice"
import { settleProposal } from "./host/settle-proposal"
import { refreshReceivableOrder } from "./host/refresh-order"
import { syncPayments } from "./host/sync-payments"
import { invoiceOrderWorkflow } from "./invoice-order"

export type SyncReceivableOrderInput = {
  order_id: string
  /** What just happened; decides whether the order is invoiced by itself (setting `invoice_on`). */
  occasion?: Occasion
}

/** Brings what we know of a host order up to date, and makes what the settings say it makes by itself. Safe to repeat. */
export async function syncReceivableOrder(container: MedusaContainer, order_id: string, due?: InvoicingDue): Promise<void> {
  await syncPayments(container, order_id)
  const known = await refreshReceivableOrder(container, order_id)
  if (!known) {
    return
  }
  for (const input of due ? await invoicesDue(container, order_id, due, known.delivered) : []) {
    await refusable(container, `order ${order_id} is not invoiced by itself`, () =>
      invoiceOrderWorkflow(container).run({ input })
    )
  }
  await settleProposal(container, order_id)
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
