import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import type { WriteOffReason } from "../../shared/write-off-limit"
import { paidAmong } from "./host/paid-invoices"
import { storeToday } from "./host/store-today"

export type WriteOffInput = {
  invoice_id: string
  amount?: string
  reason_code: WriteOffReason
  note?: string | null
  write_off_date?: string
  /** Most that may be written off of one invoice, in its currency; null is any amount. */
  limit: number | null
  actor: Actor
}

const writeOffStep = createStep(
  "crm-write-off",
  async (input: WriteOffInput, { container }) => {
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    const { id } = await receivable.writeOff({ ...input, today: await storeToday(container) })
    return new StepResponse({ id, paid: await paidAmong(container, [input.invoice_id]) }, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).reverseWriteOff(id, SYSTEM_ACTOR)
    }
  }
)

/**
 * Closes a rest of an invoice that is not asked for any more. The host is not told: nothing was paid, and its order's total is its own.
 *
 * Emits `crm_invoice.paid` `{ id }` of an invoice that asks for nothing any more.
 */
export const writeOffWorkflow = createWorkflow("crm-write-off", (input: WriteOffInput) => {
  const written = writeOffStep(input)
  emitEventStep({ eventName: CrmEvents.INVOICE_PAID, data: written.paid })
  return new WorkflowResponse(written)
})

const reverseWriteOffStep = createStep(
  "crm-reverse-write-off",
  async ({ id, actor }: { id: string; actor: Actor }, { container }) => {
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    await receivable.reverseWriteOff(id, actor, await storeToday(container))
    return new StepResponse({ id })
  }
)

/** Undoes a write-off: its invoice asks for the amount again. */
export const reverseWriteOffWorkflow = createWorkflow(
  "crm-reverse-write-off",
  (input: { id: string; actor: Actor }) => new WorkflowResponse(reverseWriteOffStep(input))
)
