import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"

import { Actor } from "../../shared/actor"
import { QuoteWithItems } from "../../modules/quote/types"
import { inputOf, itemInputOf } from "./content-of"
import { QuoteInput, QuoteItemInput } from "./pricing/types"
import { priceQuoteStep } from "./steps/price-quote"
import { quoteModule } from "./steps/quote-module"
import { updateQuoteStep } from "./steps/save-quote"
import { editItems, ItemEdit } from "./edit-items"
import { assertDraft } from "../../modules/quote/rules/acts"

export type UpdateQuoteWorkflowInput = {
  id: string
  change: Partial<QuoteInput>
  /** One line to add, change or remove, instead of all lines in `change.items`. */
  item_edit?: ItemEdit
  revision?: number | null
  actor: Actor
}

const mergedInputStep = createStep("crm-merge-quote-input", async (input: UpdateQuoteWorkflowInput, { container }) => {
  const quote = await quoteModule(container).getQuote(input.id)
  assertDraft(quote)
  const change = input.item_edit ? { ...input.change, items: itemsAfter(quote, input.item_edit) } : input.change
  return new StepResponse(inputOf(quote, change))
})

const itemsAfter = (quote: QuoteWithItems, edit: ItemEdit): QuoteItemInput[] =>
  editItems(quote.number, quote.items.map(itemInputOf), edit)

/** Changes a draft and prices it anew: lines whose price was typed keep it, the others follow the host. */
export const updateQuoteWorkflow = createWorkflow("crm-update-quote", (input: UpdateQuoteWorkflowInput) => {
  const merged = mergedInputStep(input)
  const content = priceQuoteStep(merged)
  const quote = updateQuoteStep(
    transform({ input, content }, ({ input, content }) => ({
      id: input.id,
      content,
      revision: input.revision ?? null,
      actor: input.actor,
    }))
  )
  return new WorkflowResponse(quote)
})
