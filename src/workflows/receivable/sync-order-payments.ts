import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { syncPayments } from "./host/sync-payments"
import { refreshReceivableOrder } from "./host/refresh-order"
import { settleProposal } from "./host/settle-proposal"

type SyncOrderPaymentsInput = { order_id: string }

const syncOrderPaymentsStep = createStep("crm-sync-order-payments", async ({ order_id }: SyncOrderPaymentsInput, { container }) => {
  const receipt_ids = await syncPayments(container, order_id)
  await refreshReceivableOrder(container, order_id)
  await settleProposal(container, order_id)
  return new StepResponse({ receipt_ids })
})

/**
 * Brings our receipts of an order to what its ledger in the host says. Safe to repeat; there is nothing to undo, for the host's
 * ledger stays what it is.
 */
export const syncOrderPaymentsWorkflow = createWorkflow("crm-sync-order-payments", (input: SyncOrderPaymentsInput) => {
  return new WorkflowResponse(syncOrderPaymentsStep(input))
})
