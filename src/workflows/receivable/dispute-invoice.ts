import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import type { DisputeInput, DisputeResolutionInput } from "../../modules/receivable/types"
import { CrmEvents } from "../../shared/events"
import { storeToday } from "./host/store-today"

const disputeInvoiceStep = createStep("crm-dispute-invoice", async (input: DisputeInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { id, invoice_id } = await receivable.disputeInvoice({ ...input, today: await storeToday(container) })
  return new StepResponse({ id, invoice_id })
})

/** Notes that a part of an invoice is disputed. Emits `crm_dispute.opened` `{ id }`. */
export const disputeInvoiceWorkflow = createWorkflow("crm-dispute-invoice", (input: DisputeInput) => {
  const dispute = disputeInvoiceStep(input)
  emitEventStep({ eventName: CrmEvents.DISPUTE_OPENED, data: transform({ dispute }, (data) => ({ id: data.dispute.id })) })
  return new WorkflowResponse(dispute)
})

export type ResolveDisputeInput = DisputeResolutionInput & { id: string }

const resolveDisputeStep = createStep("crm-resolve-dispute", async ({ id, ...input }: ResolveDisputeInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { invoice_id } = await receivable.resolveDispute(id, { ...input, today: await storeToday(container) })
  return new StepResponse({ id, invoice_id })
})

/** Ends a dispute. Emits `crm_dispute.resolved` `{ id }`. */
export const resolveDisputeWorkflow = createWorkflow("crm-resolve-dispute", (input: ResolveDisputeInput) => {
  const dispute = resolveDisputeStep(input)
  emitEventStep({ eventName: CrmEvents.DISPUTE_RESOLVED, data: transform({ dispute }, (data) => ({ id: data.dispute.id })) })
  return new WorkflowResponse(dispute)
})
