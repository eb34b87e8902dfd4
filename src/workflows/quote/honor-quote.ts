import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { changesFingerprint } from "../../modules/quote/rules/stale"
import { Actor } from "../../shared/actor"
import { offerChanges } from "./stale/stale-offer"
import { quoteModule } from "./steps/quote-module"

export type HonorQuoteWorkflowInput = { id: string; actor: Actor }

const honorQuoteStep = createStep("crm-honor-quote", async ({ id, actor }: HonorQuoteWorkflowInput, { container }) => {
  const quote = await quoteModule(container).getQuote(id)
  const changes = await offerChanges(container, quote)
  if (quote.status === "sent" && !changes.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Nothing in the catalogue has changed since version ${quote.version} of quote ${quote.number} was sent; its prices stand as they are.`
    )
  }
  return new StepResponse(await quoteModule(container).honorQuote(id, changesFingerprint(changes), actor))
})

/** Keeps the prices of a sent offer in spite of what changed in the catalogue; a later change asks again. */
export const honorQuoteWorkflow = createWorkflow("crm-honor-quote", (input: HonorQuoteWorkflowInput) => {
  return new WorkflowResponse(honorQuoteStep(input))
})
