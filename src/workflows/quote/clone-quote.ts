import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { Actor } from "../../shared/actor"
import { inputOf, itemInputOf } from "./content-of"
import { QuoteInput } from "./pricing/types"
import { createQuoteStep } from "./steps/save-quote"
import { priceQuoteStep } from "./steps/price-quote"
import { quoteModule } from "./steps/quote-module"

export type CloneQuoteWorkflowInput = {
  id: string
  /** Another customer; their addresses, terms and language are their own. */
  customer_id?: string
  title?: string
  actor: Actor
}

const cloneInputStep = createStep(
  "crm-clone-quote-input",
  async ({ id, customer_id, title, actor }: CloneQuoteWorkflowInput, { container }) => {
    const quote = await quoteModule(container).getQuote(id)
    const other = customer_id !== undefined && customer_id !== quote.customer_id
    const input: QuoteInput = {
      ...inputOf(quote, {
        items: quote.items.map((item) => ({ ...itemInputOf(item), id: undefined })),
        title: title ?? quote.title,
        owner_id: actor.actor_type === "user" ? actor.actor_id : quote.owner_id,
        purchase_order_number: null,
        valid_until: null,
        expected_close_date: null,
        requested_delivery_date: null,
        stage_id: undefined,
        probability: null,
        next_step: null,
        next_step_date: null,
        note: null,
      }),
      ...(other
        ? {
            customer_id,
            email: undefined,
            phone: null,
            shipping_address: null,
            billing_address: null,
            payment_terms: undefined,
            locale: undefined,
            cc: null,
          }
        : {}),
      origin: { cloned_from_id: id },
    }
    return new StepResponse(input)
  }
)

/** A new draft with the same lines; lines whose price was not typed get today's. */
export const cloneQuoteWorkflow = createWorkflow("crm-clone-quote", (input: CloneQuoteWorkflowInput) => {
  const content = priceQuoteStep(cloneInputStep(input))
  return new WorkflowResponse(createQuoteStep({ content, actor: input.actor }))
})
