import { createStep, createWorkflow, StepResponse, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { QuoteItemRow } from "../../modules/quote/types"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { exactOf } from "../../shared/exact"
import { inputOf, itemInputOf } from "./content-of"
import { priceQuote } from "./pricing/price-quote"
import { QuoteItemInput } from "./pricing/types"
import { quoteModule } from "./steps/quote-module"

export type ReviseQuoteWorkflowInput = {
  id: string
  /** Whether versions on offer stay so. */
  keep_open?: boolean
  /** `keep`: prices as they were sent, with today's tax; `refresh`: the catalogue's of today where none was typed. */
  prices?: "keep" | "refresh"
  actor: Actor
}

const reviseQuoteStep = createStep(
  "crm-revise-quote",
  async ({ id, keep_open, actor }: ReviseQuoteWorkflowInput, { container }) => {
    return new StepResponse(await quoteModule(container).reviseQuote(id, keep_open ?? false, actor), id)
  },
  async (id, { container }) => {
    if (id) {
      await quoteModule(container).deleteDraft(id, SYSTEM_ACTOR)
    }
  }
)

const samePrice = (item: QuoteItemRow): QuoteItemInput => ({
  ...itemInputOf(item),
  ...(item.kind === "item" ? { unit_price: exactOf(item, "unit_price") } : {}),
})

const repriceStep = createStep(
  "crm-reprice-quote",
  async ({ id, prices, actor }: ReviseQuoteWorkflowInput, { container }) => {
    const quote = await quoteModule(container).getQuote(id)
    const items = quote.items.map(prices === "keep" ? samePrice : itemInputOf)
    const content = await priceQuote(container, inputOf(quote, { items }))
    return new StepResponse(await quoteModule(container).updateDraft(id, content, quote.revision, actor))
  }
)

/** Opens the next version of a sent, expired or declined quote as a draft, as it was or priced anew. */
export const reviseQuoteWorkflow = createWorkflow("crm-revise-quote", (input: ReviseQuoteWorkflowInput) => {
  const revised = reviseQuoteStep(input)
  when("crm-revise-repriced", { input }, ({ input }) => input.prices !== undefined).then(() => {
    repriceStep(input)
  })
  return new WorkflowResponse(revised)
})
