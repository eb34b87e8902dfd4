import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { ordersOfInvoices } from "./host/orders-of-invoices"
import { paidAmong } from "./host/paid-invoices"
import { storeToday } from "./host/store-today"
import { tellHostStep } from "./steps/tell-host"

export type UseCreditInput = { invoice_id: string; actor: Actor }

const useCreditStep = createStep("crm-use-credit", async ({ invoice_id, actor }: UseCreditInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const ids = await receivable.applyCustomerCredit(invoice_id, { actor, must: true, today: await storeToday(container) })
  const order_ids = await ordersOfInvoices(container, [invoice_id])
  return new StepResponse({ ids, order_ids, paid: await paidAmong(container, [invoice_id]) })
})

/**
 * Settles an invoice with what its debtor has too much; each part can be undone as an allocation.
 *
 * Emits `crm_invoice.paid` `{ id }` of an invoice that asks for nothing any more.
 */
export const applyCustomerCreditWorkflow = createWorkflow("crm-use-credit", (input: UseCreditInput) => {
  const used = useCreditStep(input)
  emitEventStep({ eventName: CrmEvents.INVOICE_PAID, data: used.paid })
  tellHostStep(used)
  return new WorkflowResponse(used)
})
