import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { SYSTEM_ACTOR } from "../../shared/actor"
import { refreshReceivableOrder } from "./host/refresh-order"
import { readSeller } from "./host/seller"
import { syncPayments } from "./host/sync-payments"
import { invoiceOrderWorkflow } from "./invoice-order"

export type SyncReceivableOrderInput = {
  order_id: string
  /** What just happened; decides whether the order is invoiced by itself (setting `invoice_on`). */
  occasion?: "placed" | "delivered"
}

const syncReceivableOrderStep = createStep(
  "crm-sync-receivable-order",
  async ({ order_id, occasion }: SyncReceivableOrderInput, { container }) => {
    await syncPayments(container, order_id)
    const known = await refreshReceivableOrder(container, order_id)
    if (known && occasion && (await isDue(occasion, known.delivered))) {
      await invoiceOrderWorkflow(container).run({ input: { order_id, issue: true, actor: SYSTEM_ACTOR } })
    }
    return new StepResponse({ order_id })

    async function isDue(happened: "placed" | "delivered", delivered: boolean): Promise<boolean> {
      const { settings } = await readSeller(container)
      return settings.invoice_on === happened && (happened === "placed" || delivered)
    }
  }
)

/**
 * Brings what we know of a host order up to date, and invoices it when the setting `invoice_on` says that now is the time.
 *
 * A whole-order invoice with nothing left answers the existing one, so that a repeated event makes no second invoice.
 */
export const syncReceivableOrderWorkflow = createWorkflow("crm-sync-receivable-order", (input: SyncReceivableOrderInput) => {
  return new WorkflowResponse(syncReceivableOrderStep(input))
})
