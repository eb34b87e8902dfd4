import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { freeStockStep } from "./credit/stock-hold"
import { quoteModule, today } from "./steps/quote-module"

type ActInput = { id: string; actor: Actor; ip?: string | null }
export type CancelQuoteWorkflowInput = ActInput & { note?: string | null }
export type DeclineQuoteWorkflowInput = ActInput & {
  version?: number
  lost_reason_id?: string | null
  name?: string | null
  note?: string | null
  terms?: string | null
}

const cancelQuoteStep = createStep("crm-cancel-quote", async (input: CancelQuoteWorkflowInput, { container }) => {
  const { id, actor, ip, note } = input
  const change = { today: await today(container), ip, note }
  return new StepResponse(await quoteModule(container).cancelQuote(id, change, actor))
})

/** Withdraws a draft, sent or held quote; its links die. Emits `crm_quote.canceled` with `{ id }`. */
export const cancelQuoteWorkflow = createWorkflow("crm-cancel-quote", (input: CancelQuoteWorkflowInput) => {
  const quote = cancelQuoteStep(input)
  freeStockStep({ quote_id: input.id })
  emitEventStep({ eventName: CrmEvents.QUOTE_CANCELED, data: { id: input.id } })
  return new WorkflowResponse(quote)
})

const declineQuoteStep = createStep("crm-decline-quote", async (input: DeclineQuoteWorkflowInput, { container }) => {
  const { id, actor, ...decision } = input
  return new StepResponse(
    await quoteModule(container).declineQuote(id, { ...decision, today: await today(container) }, actor)
  )
})

/** Declines a sent quote, by the buyer or for them. Emits `crm_quote.declined` with `{ id }` the first time. */
export const declineQuoteWorkflow = createWorkflow("crm-decline-quote", (input: DeclineQuoteWorkflowInput) => {
  const result = declineQuoteStep(input)
  when({ result }, ({ result }) => result.declined).then(() => {
    emitEventStep({ eventName: CrmEvents.QUOTE_DECLINED, data: { id: input.id } })
  })
  return new WorkflowResponse(transform({ result }, ({ result }) => result.quote))
})
