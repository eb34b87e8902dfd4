import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"

import { assertVerb } from "../../modules/quote/rules/verbs"
import { Actor } from "../../shared/actor"
import { contentOf, inputOf } from "./content-of"
import { assertSeen } from "./assert-seen"
import { priceQuote } from "./pricing/price-quote"
import { QuoteInput } from "./pricing/types"
import { quoteModule } from "./steps/quote-module"
import { updateQuoteStep } from "./steps/save-quote"

export type UpdateQuoteWorkflowInput = {
  id: string
  change: Partial<QuoteInput>
  revision?: number | null
  actor: Actor
}

const completeUpdateStep = createStep(
  "crm-complete-quote-update",
  async (input: UpdateQuoteWorkflowInput, { container }) => {
    const quote = await quoteModule(container).getQuote(input.id)
    assertVerb("change", quote)
    await assertSeen(container, quote, input.revision ?? null)
    const content = await priceQuote(container, inputOf(quote, input.change))
    return new StepResponse({ content, before: contentOf(quote) })
  }
)

/** Changes a draft and prices everything anew: lines whose price was typed keep it, the others follow the host. */
export const updateQuoteWorkflow = createWorkflow("crm-update-quote", (input: UpdateQuoteWorkflowInput) => {
  const completed = completeUpdateStep(input)
  const quote = updateQuoteStep(
    transform({ input, completed }, ({ input, completed }) => ({
      id: input.id,
      content: completed.content,
      before: completed.before,
      revision: input.revision ?? null,
      actor: input.actor,
    }))
  )
  return new WorkflowResponse(quote)
})
