import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { Actor } from "../../shared/actor"
import { copyToContactsStep } from "./steps/copy-to-contacts"
import { QuoteInput } from "./pricing/types"
import { createQuoteStep } from "./steps/save-quote"
import { priceQuoteStep } from "./steps/price-quote"

export type CreateQuoteWorkflowInput = { quote: QuoteInput; actor: Actor }

/** Creates a draft, priced and taxed by the host. */
export const createQuoteWorkflow = createWorkflow("crm-create-quote", (input: CreateQuoteWorkflowInput) => {
  const content = priceQuoteStep(copyToContactsStep(transform({ input }, ({ input }) => input.quote)))
  const quote = createQuoteStep({ content, actor: input.actor })
  return new WorkflowResponse(quote)
})
