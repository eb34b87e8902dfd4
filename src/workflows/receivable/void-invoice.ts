import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { companyToday } from "./host/store-today"
import { refreshOrderOfInvoiceStep } from "./steps/refresh-order"

export type VoidInvoiceInput = { id: string; note?: string; actor: Actor }

const voidInvoiceStep = createStep("crm-void-invoice", async ({ id, ...input }: VoidInvoiceInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { company_id } = await receivable.retrieveCrmInvoice(id, { select: ["id", "company_id"] })
  const invoice = await receivable.voidInvoice(id, { ...input, voided_date: await companyToday(container, company_id) })
  return new StepResponse({ id, order_id: invoice.order_id })
})

/** Voids an invoice that nothing was allocated to; its number stays used. Emits `crm_invoice.voided` `{ id }`. */
export const voidInvoiceWorkflow = createWorkflow("crm-void-invoice", (input: VoidInvoiceInput) => {
  const invoice = voidInvoiceStep(input)
  emitEventStep({ eventName: CrmEvents.INVOICE_VOIDED, data: transform({ invoice }, (data) => ({ id: data.invoice.id })) })
  refreshOrderOfInvoiceStep(invoice)
  return new WorkflowResponse(invoice)
})
