import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { refreshReceivableOrder } from "../host/refresh-order"

/** Brings the row of an invoice's order up to date; invoices without an order have none. */
export const refreshOrderOfInvoiceStep = createStep(
  "crm-refresh-receivable-order",
  async ({ order_id }: { order_id: string | null }, { container }) => {
    if (order_id) {
      await refreshReceivableOrder(container, order_id)
    }
    return new StepResponse(void 0)
  }
)
