import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { QuoteContent } from "../../../modules/quote/types"
import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { contentOf } from "../content-of"
import { quoteModule, today } from "./quote-module"

/** Creates a draft; undone by deleting it. */
export const createQuoteStep = createStep(
  "crm-create-quote",
  async ({ content, actor }: { content: QuoteContent; actor: Actor }, { container }) => {
    const quote = await quoteModule(container).createQuote(content, await today(container), actor)
    return new StepResponse(quote, quote.id)
  },
  async (id, { container }) => {
    if (id) {
      await quoteModule(container).deleteDraft(id, SYSTEM_ACTOR)
    }
  }
)

type UpdateInput = {
  id: string
  content: QuoteContent
  revision: number | null
  actor: Actor
  /** What it said, where the caller has read it; for the undo. */
  before?: QuoteContent
}

/** Replaces what a draft says; undone by writing back what it said. */
export const updateQuoteStep = createStep(
  "crm-update-quote",
  async ({ id, content, revision, actor, before: read }: UpdateInput, { container }) => {
    const before = read ?? contentOf(await quoteModule(container).getQuote(id))
    const after = await quoteModule(container).updateDraft(id, content, revision, actor)
    return new StepResponse(after, { id, before })
  },
  async (undo: { id: string; before: QuoteContent } | undefined, { container }) => {
    if (undo) {
      await quoteModule(container).updateDraft(undo.id, undo.before, null, SYSTEM_ACTOR)
    }
  }
)
