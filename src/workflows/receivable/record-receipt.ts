import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createHook, createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { CrmEvents } from "../../shared/events"
import { recordReceiptStep, RecordReceiptInput } from "./steps/record-receipt"
import { tellHostStep } from "./steps/tell-host"

/**
 * Records money received by hand, with what the payer said it is for; what is not allocated stays on the receipt.
 *
 * Emits `crm_receipt.recorded` `{ id }` `crm_invoice.paid` `{ id }`, and `crm_credit_note.issued` `{ id }` of discounts for paying early. Hook `receiptRecorded` `{ receipt_id }`, last: money that came in stays recorded, whatever it does.
 */
export const recordReceiptWorkflow = createWorkflow("crm-record-receipt", (input: RecordReceiptInput) => {
  const receipt = recordReceiptStep(input)
  const recorded = transform({ receipt }, (data) => ({ id: data.receipt.id }))
  emitEventStep({ eventName: CrmEvents.RECEIPT_RECORDED, data: recorded })
  emitEventStep({ eventName: CrmEvents.INVOICE_PAID, data: receipt.paid }).config({ name: "crm-emit-invoices-paid" })
  emitEventStep({ eventName: CrmEvents.CREDIT_NOTE_ISSUED, data: receipt.discounts }).config({
    name: "crm-emit-discounts",
  })
  tellHostStep(receipt)
  const receiptRecorded = createHook("receiptRecorded", { receipt_id: receipt.id })
  return new WorkflowResponse(receipt, { hooks: [receiptRecorded] })
})
