import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../../../shared"
import { answerStored, loadQuote, quoteService } from "../../answer"
import { assertOwner } from "../../assert-owner"
import { AdminMoveCrmQuote } from "../../validators"

/** Moves the deal, of a draft or of a sent quote; its offer stays as it is. */
export const POST = async (req: MedusaRequest<AdminMoveCrmQuote>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const given = Object.fromEntries(Object.entries(req.validatedBody).filter(([, value]) => value !== undefined))
  if (given.owner_id !== quote.owner_id) {
    await assertOwner(req, req.validatedBody.owner_id)
  }
  // Who gives a quote away may see it no more; the answer is theirs all the same.
  const after = await quoteService(req).updateDeal(req.params.id, given, actorOf(req))
  res.json({ quote: await answerStored(req, after) })
}
