import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { honorQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { staleAnswer } from "../../stale-answer"

/** Keeps the prices of a sent offer in spite of what changed in the catalogue. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await honorQuoteWorkflow(req.scope).run({ input: { id: req.params.id, actor: actorOf(req) } })
  res.json({ quote: { ...(await answerQuote(req)), stale: await staleAnswer(req) } })
}
