import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { allocateStep, AllocateInput } from "./steps/allocate"
import { tellHostStep } from "./steps/tell-host"

/**
 * Applies a receipt, or a credit note, to invoices; when it answers, the host's orders show what was paid.
 */
export const allocateReceiptWorkflow = createWorkflow("crm-allocate-receipt", (input: AllocateInput) => {
  const allocated = allocateStep(input)
  tellHostStep(allocated)
  return new WorkflowResponse(allocated)
})
