import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { quoteOfLastOrder } from "../../../../../../workflows/follow-up/quote-of-last-order"
import { quoteModule } from "../../../../../../workflows/quote/steps/quote-module"
import { actorOf } from "../../../../../shared"
import { answerFollowUp, clockOf, loadFollowUp } from "../../load"

/** A draft quote of what its customer ordered last, at today's prices; made once. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const clock = await clockOf(req)
  const row = await loadFollowUp(req, clock)
  const quote_id = await quoteOfLastOrder(req.scope, row, actorOf(req))
  const { id, number } = await quoteModule(req.scope).getQuote(quote_id)
  res.json({ quote: { id, number }, follow_up: await answerFollowUp(req, row.id, clock) })
}
