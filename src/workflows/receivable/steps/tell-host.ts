import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { refreshReceivableOrder } from "../host/refresh-order"
import { tellHostAll } from "../host/tell-host"

/**
 * Shows on the host's orders what our receipts settle on their invoices; the last step of every act on money.
 *
 * It never fails the act: what the host refuses now is kept as a pending row and told by the reconcile job.
 */
export const tellHostStep = createStep("crm-tell-host", async ({ order_ids }: { order_ids: string[] }, { container }) => {
  await tellHostAll(container, order_ids)
  for (const orderId of order_ids) {
    await refreshReceivableOrder(container, orderId)
  }
  return new StepResponse(void 0)
})
