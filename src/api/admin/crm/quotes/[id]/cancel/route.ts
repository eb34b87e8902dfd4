import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { cancelQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"

export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await cancelQuoteWorkflow(req.scope).run({ input: { id: req.params.id, ip: req.ip ?? null, actor: actorOf(req) } })
  res.json({ quote: await answerQuote(req) })
}
