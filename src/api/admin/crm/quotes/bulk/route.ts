import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { QuoteWithItems } from "../../../../../modules/quote/types"
import { cancelQuoteWorkflow, extendQuoteWorkflow } from "../../../../../workflows/quote"
import { actorOf } from "../../../../shared"
import { refusalOf } from "../../../../shared/refusal"
import { loadQuote, quoteService } from "../answer"
import { assertOwner } from "../assert-owner"
import { AdminChangeCrmQuotes } from "../validators"

type Refusal = { id: string; number: string | null; message: string }

/** Does one thing to many quotes, each by itself; answers which were done and which were refused, with the reason. */
export const POST = async (req: MedusaRequest<AdminChangeCrmQuotes>, res: MedusaResponse): Promise<void> => {
  const change = req.validatedBody
  await assertTarget(req, change)
  const done: { id: string; number: string }[] = []
  const refused: Refusal[] = []
  for (const id of new Set(change.ids)) {
    let quote: QuoteWithItems | null = null
    try {
      quote = await loadQuote(req, id)
      await act(req, quote, change)
      done.push({ id, number: quote.number })
    } catch (error) {
      refused.push({ id, number: quote?.number ?? null, message: refusalOf(req, error, "A quote") })
    }
  }
  res.json({ done, refused })
}

/** What does not exist is refused once, not for each quote. @throws NOT_FOUND */
async function assertTarget(req: MedusaRequest, change: AdminChangeCrmQuotes): Promise<void> {
  if (change.act === "assign") {
    await assertOwner(req, change.owner_id)
  }
  if (change.act === "stage") {
    await quoteService(req).getStage(change.stage_id)
  }
}

async function act(req: MedusaRequest, { id }: QuoteWithItems, change: AdminChangeCrmQuotes): Promise<void> {
  const actor = actorOf(req)
  switch (change.act) {
    case "assign":
      await quoteService(req).updateDeal(id, { owner_id: change.owner_id }, actor)
      return
    case "stage":
      await quoteService(req).updateDeal(id, { stage_id: change.stage_id }, actor)
      return
    case "extend":
      await extendQuoteWorkflow(req.scope).run({ input: { id, valid_until: change.valid_until, actor } })
      return
    case "cancel":
      await cancelQuoteWorkflow(req.scope).run({ input: { id, ip: req.ip ?? null, actor } })
  }
}
