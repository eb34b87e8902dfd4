import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createHook, createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { CrmEvents } from "../../shared/events"
import { draftOrderInvoiceStep, InvoiceOrderInput } from "./steps/draft-order-invoice"
import { issueInvoiceStep } from "./steps/issue-invoice"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"
import { tellHostStep } from "./steps/tell-host"

/**
 * Invoices a host order, wholly or in part, as a draft or issued at once.
 *
 * Never more than was ordered and not yet invoiced; with nothing left, a whole-order call answers the existing invoice. All invoices of
 * an order add up to its total rounded to the currency. Money taken on the order before settles the invoice as it is issued.
 *
 * Emits `crm_invoice.issued` `{ id }` when it issues, and `crm_invoice.paid` when an advance settles it. Hook `invoiceIssued` `{ id, order_id }`.
 *
 * @throws NOT_FOUND for an unknown order or line; NOT_ALLOWED for a draft or canceled order, or more than is left to invoice
 */
export const invoiceOrderWorkflow = createWorkflow("crm-invoice-order", (input: InvoiceOrderInput) => {
  const draft = draftOrderInvoiceStep(input)
  const toIssue = transform({ input, draft }, (data) => Boolean(data.input.issue) && data.draft.status === "draft")
  const issued = when("crm-invoice-order-issues", { toIssue }, (data) => data.toIssue).then(() => {
    const invoice = issueInvoiceStep(
      transform({ input, draft }, (data) => ({
        id: data.draft.id,
        issue_date: data.input.issue_date,
        actor: data.input.actor,
      }))
    )
    emitEventStep({ eventName: CrmEvents.INVOICE_ISSUED, data: transform({ invoice }, (data) => ({ id: data.invoice.id })) })
    emitEventStep({ eventName: CrmEvents.INVOICE_PAID, data: invoice.paid }).config({ name: "crm-emit-invoices-paid" })
    return invoice
  })
  refreshOrderOfInvoiceStep(transform({ input }, (data) => ({ order_id: data.input.order_id })))
  tellHostStep(transform({ input }, (data) => ({ order_ids: [data.input.order_id] })))
  const invoiceIssued = createHook("invoiceIssued", { invoice: issued })
  return new WorkflowResponse(draft, { hooks: [invoiceIssued] })
})
