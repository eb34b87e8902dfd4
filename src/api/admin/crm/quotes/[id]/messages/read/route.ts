import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../../../../shared"
import { answerQuote, loadQuote, quoteService } from "../../../answer"

/** Marks the buyer's messages as read without an answer. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  await quoteService(req).readMessages(quote.id, actorOf(req))
  res.json({ quote: await answerQuote(req) })
}
