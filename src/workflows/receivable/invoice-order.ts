import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { issueInvoiceWorkflow } from "./issue-invoice"
import { draftOrderInvoiceStep, InvoiceOrderInput } from "./steps/draft-order-invoice"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"
import { tellHostStep } from "./steps/tell-host"

/**
 * Invoices a host order, wholly or in part, as a draft or issued at once by `issueInvoiceWorkflow`, its events and its hook.
 *
 * Never more than was ordered and not yet invoiced; with nothing left, a whole-order call answers the existing invoice. All invoices of
 * an order add up to its total rounded to the currency, deposits counted. Money taken on the order before settles the invoice as it is
 * issued.
 *
 * @throws NOT_FOUND for an unknown order or line; NOT_ALLOWED for a draft or canceled order, or more than is left to invoice
 */
export const invoiceOrderWorkflow = createWorkflow("crm-invoice-order", (input: InvoiceOrderInput) => {
  const draft = draftOrderInvoiceStep(input)
  const toIssue = transform(
    { input, draft },
    (data) => Boolean(data.input.issue) && data.draft.status === "draft",
  )
  when("crm-invoice-order-issues", { toIssue }, (data) => data.toIssue).then(() => {
    issueInvoiceWorkflow.runAsStep({
      input: transform({ input, draft }, (data) => ({
        id: data.draft.id,
        issue_date: data.input.issue_date,
        actor: data.input.actor,
        fresh: data.draft.created,
      })),
    })
  })
  refreshOrderOfInvoiceStep(transform({ input }, (data) => ({ order_id: data.input.order_id })))
  tellHostStep(transform({ input }, (data) => ({ order_ids: [data.input.order_id] })))
  return new WorkflowResponse(draft)
})
