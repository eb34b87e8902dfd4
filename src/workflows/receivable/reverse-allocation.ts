import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { ordersOfInvoices } from "./host/orders-of-invoices"
import { storeToday } from "./host/store-today"
import { tellHostStep } from "./steps/tell-host"

export type ReverseAllocationInput = {
  id: string
  /** Given to make sure that the allocation belongs to it. */
  receipt_id?: string
  credit_note_id?: string
  actor: Actor
}

const reverseAllocationStep = createStep("crm-reverse-allocation", async (input: ReverseAllocationInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { id, receipt_id, credit_note_id, actor } = input
  const [allocation] = await receivable.listCrmAllocations({ id }, { take: 1 })
  const belongs = allocation && (!receipt_id || allocation.receipt_id === receipt_id)
  if (!belongs || (credit_note_id && allocation.credit_note_id !== credit_note_id)) {
    const owner = receipt_id ? `Receipt ${receipt_id}` : `Credit note ${credit_note_id}`
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `${owner} has no allocation ${id}.`)
  }
  await receivable.reverseAllocation(id, actor, await storeToday(container))
  const order_ids = await ordersOfInvoices(container, [allocation.invoice_id])
  return new StepResponse({ id, order_ids })
})

/** Undoes an allocation: both documents are open again, and the host's order no longer shows the payment; its total stays. */
export const reverseAllocationWorkflow = createWorkflow("crm-reverse-allocation", (input: ReverseAllocationInput) => {
  const reversed = reverseAllocationStep(input)
  tellHostStep(reversed)
  return new WorkflowResponse(reversed)
})
