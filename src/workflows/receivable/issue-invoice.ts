import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createHook, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { CrmEvents } from "../../shared/events"
import { planIssueMailStep } from "./mail/mail-on-issue"
import { issueInvoiceStep, IssueInvoiceInput } from "./steps/issue-invoice"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"

/**
 * Issues a draft invoice: number, hash, instalments; money taken on its order before settles it at once.
 *
 * Emits `crm_invoice.issued` `{ id }`, and `crm_invoice.paid` when an advance settles it. Hook `invoiceIssued` `{ invoice_id, order_id }`, last: an issued number stays issued, whatever it does.
 */
export const issueInvoiceWorkflow = createWorkflow("crm-issue-invoice", (input: IssueInvoiceInput) => {
  const invoice = issueInvoiceStep(input)
  planIssueMailStep({ reference: "crm_invoice" as const, id: invoice.id })
  emitEventStep({ eventName: CrmEvents.INVOICE_ISSUED, data: { id: invoice.id } })
  emitEventStep({ eventName: CrmEvents.INVOICE_PAID, data: invoice.paid }).config({ name: "crm-emit-invoices-paid" })
  refreshOrderOfInvoiceStep(invoice)
  const invoiceIssued = createHook("invoiceIssued", { invoice_id: invoice.id, order_id: invoice.order_id })
  return new WorkflowResponse(invoice, { hooks: [invoiceIssued] })
})
