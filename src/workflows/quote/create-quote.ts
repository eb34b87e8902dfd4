import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"

import { contentTotals } from "../../modules/quote/rules/content-totals"
import { QuoteContent } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { assertMayQuote } from "./credit/before-acceptance"
import { copyToContactsStep } from "./steps/copy-to-contacts"
import { QuoteInput } from "./pricing/types"
import { createQuoteStep } from "./steps/save-quote"
import { priceQuoteStep } from "./steps/price-quote"

export type CreateQuoteWorkflowInput = { quote: QuoteInput; actor: Actor }

const assertMayQuoteStep = createStep("crm-assert-may-quote", async (content: QuoteContent, { container }) => {
  await assertMayQuote(container, { ...content, total: contentTotals(content).total })
  return new StepResponse(null)
})

/** Creates a draft, priced and taxed by the host. */
export const createQuoteWorkflow = createWorkflow("crm-create-quote", (input: CreateQuoteWorkflowInput) => {
  const content = priceQuoteStep(copyToContactsStep(transform({ input }, ({ input }) => input.quote)))
  assertMayQuoteStep(content)
  const quote = createQuoteStep({ content, actor: input.actor })
  return new WorkflowResponse(quote)
})
