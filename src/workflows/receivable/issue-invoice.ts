import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createHook, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { CrmEvents } from "../../shared/events"
import { issueInvoiceStep, IssueInvoiceInput } from "./steps/issue-invoice"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"

/**
 * Issues a draft invoice: number, hash, instalments; money taken on its order before settles it at once.
 *
 * Emits `crm_invoice.issued` `{ id }`. Hook `invoiceIssued` `{ id, order_id }`.
 */
export const issueInvoiceWorkflow = createWorkflow("crm-issue-invoice", (input: IssueInvoiceInput) => {
  const invoice = issueInvoiceStep(input)
  emitEventStep({ eventName: CrmEvents.INVOICE_ISSUED, data: { id: invoice.id } })
  refreshOrderOfInvoiceStep(invoice)
  const invoiceIssued = createHook("invoiceIssued", invoice)
  return new WorkflowResponse(invoice, { hooks: [invoiceIssued] })
})
