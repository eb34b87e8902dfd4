import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import { TAKEN_BACK } from "../../modules/receivable/acts/take-receipt-back"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { storeToday } from "./host/store-today"

export type PayBackInput = {
  receipt_id?: string
  credit_note_id?: string
  amount: string
  paid_date?: string
  method?: string
  reference?: string
  note?: string
  actor: Actor
}

const payBackStep = createStep(
  "crm-pay-back",
  async (input: PayBackInput, { container }) => {
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    const { id } = await receivable.payBack({ ...input, today: await storeToday(container) })
    return new StepResponse({ id }, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).reversePayBack(id, SYSTEM_ACTOR)
    }
  }
)

/** Records that what a receipt or credit note has left went back to the customer. The host is not told: its order keeps its payments. */
export const payBackWorkflow = createWorkflow("crm-pay-back", (input: PayBackInput) => {
  return new WorkflowResponse(payBackStep(input))
})

export type ReversePayBackInput = {
  id: string
  /** Given to make sure that the payment back belongs to it. */
  receipt_id?: string
  credit_note_id?: string
  actor: Actor
}

const reversePayBackStep = createStep("crm-reverse-pay-back", async (input: ReversePayBackInput, { container }) => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { id, receipt_id, credit_note_id, actor } = input
  const [refund] = await receivable.listCrmRefunds({ id }, { take: 1 })
  if (!refund || (receipt_id ? refund.receipt_id !== receipt_id : refund.credit_note_id !== credit_note_id)) {
    const owner = receipt_id ? `Receipt ${receipt_id}` : `Credit note ${credit_note_id}`
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `${owner} has no payment back ${id}.`)
  }
  if (refund.method === TAKEN_BACK) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The receipt was taken back because it was recorded wrongly; record it anew instead of undoing that."
    )
  }
  await receivable.reversePayBack(id, actor, await storeToday(container))
  return new StepResponse({ id })
})

/** Undoes a payment back that never left or came back. */
export const reversePayBackWorkflow = createWorkflow("crm-reverse-pay-back", (input: ReversePayBackInput) => {
  return new WorkflowResponse(reversePayBackStep(input))
})
