import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"

export type DeleteInvoiceInput = { id: string; actor: Actor }

const deleteInvoiceStep = createStep("crm-delete-invoice", async ({ id, actor }: DeleteInvoiceInput, { container }) => {
  const invoice = await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).deleteInvoiceDraft(id, actor)
  return new StepResponse({ id, order_id: invoice.order_id })
})

/** Throws a draft away; an issued invoice is credited instead. */
export const deleteInvoiceWorkflow = createWorkflow("crm-delete-invoice", (input: DeleteInvoiceInput) => {
  const invoice = deleteInvoiceStep(input)
  refreshOrderOfInvoiceStep(invoice)
  return new WorkflowResponse(invoice)
})
