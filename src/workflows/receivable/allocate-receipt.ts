import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { CrmEvents } from "../../shared/events"
import { allocateStep, AllocateInput } from "./steps/allocate"
import { tellHostStep } from "./steps/tell-host"

/**
 * Applies a receipt, or a credit note, to invoices; when it answers, the host's orders show what was paid.
 *
 * Emits `crm_invoice.paid` `{ id }` of each invoice that a receipt settles to the end, and `crm_credit_note.issued` `{ id }` of
 * each discount for paying early that it takes.
 */
export const allocateReceiptWorkflow = createWorkflow("crm-allocate-receipt", (input: AllocateInput) => {
  const allocated = allocateStep(input)
  emitEventStep({ eventName: CrmEvents.INVOICE_PAID, data: allocated.paid })
  emitEventStep({ eventName: CrmEvents.CREDIT_NOTE_ISSUED, data: allocated.discounts }).config({
    name: "crm-emit-discounts",
  })
  tellHostStep(allocated)
  return new WorkflowResponse(allocated)
})
