import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { Actor } from "../../shared/actor"
import { Day } from "../../shared/days"
import { quoteModule, today } from "./steps/quote-module"

export type ExtendQuoteWorkflowInput = { id: string; valid_until: Day; actor: Actor }

const extendQuoteStep = createStep(
  "crm-extend-quote",
  async ({ id, valid_until, actor }: ExtendQuoteWorkflowInput, { container }) => {
    return new StepResponse(await quoteModule(container).extendQuote(id, valid_until, await today(container), actor))
  }
)

/** Gives a sent quote, expired or not, a later last day. */
export const extendQuoteWorkflow = createWorkflow("crm-extend-quote", (input: ExtendQuoteWorkflowInput) => {
  return new WorkflowResponse(extendQuoteStep(input))
})
