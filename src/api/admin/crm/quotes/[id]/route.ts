import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { updateQuoteWorkflow } from "../../../../../workflows/quote"
import { actorOf } from "../../../../shared"
import { pickFields } from "../../../../shared/answer"
import { answerQuote, answerStored, loadQuote, quoteService } from "../answer"
import { assertOwner } from "../assert-owner"
import { itemsWithStock } from "../items-with-stock"
import { withKeptCosts } from "../said-costs"
import { staleAnswer } from "../stale-answer"
import { AdminUpdateCrmQuote } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { fields } = req.queryConfig
  // Asks the host's prices and taxes, so only where it is wanted.
  const stale = fields.includes("stale") ? { stale: await staleAnswer(req) } : {}
  const quote = await answerQuote(req)
  const items = fields.includes("items") ? { items: await itemsWithStock(req, quote) } : {}
  res.json({ quote: pickFields({ ...quote, ...items, ...stale }, fields) })
}

const DEAL = [
  "stage_id", "probability", "owner_id", "expected_close_date", "source_id", "next_step", "next_step_date", "note", "convert_on_accept",
  "reminders_off", "cc",
] as const // prettier-ignore

/** Where the deal stands may change whatever the status; what is offered only in a draft. */
export const POST = async (req: MedusaRequest<AdminUpdateCrmQuote>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  if (req.validatedBody.owner_id !== quote.owner_id) {
    await assertOwner(req, req.validatedBody.owner_id)
  }
  const { revision, ...body } = req.validatedBody
  const change = body.items ? { ...body, items: withKeptCosts(req, quote, body.items) } : body
  const asked = Object.keys(change)
  if (asked.length && asked.every((field) => DEAL.includes(field as (typeof DEAL)[number]))) {
    const given = Object.fromEntries(
      DEAL.filter((field) => asked.includes(field)).map((field) => [field, change[field]])
    )
    // Who gives a quote away may see it no more; the answer is theirs all the same.
    const after = await quoteService(req).updateDeal(req.params.id, given, actorOf(req))
    res.json({ quote: await answerStored(req, after) })
    return
  }
  if (asked.length) {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    await updateQuoteWorkflow(req.scope).run({
      input: { id: req.params.id, change: given, revision: revision ?? null, actor: actorOf(req) },
    })
  }
  res.json({ quote: await answerQuote(req) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await quoteService(req).deleteDraft(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_quote", deleted: true })
}
