import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { acceptQuote } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminAcceptCrmQuote } from "../../validators"

export const POST = async (req: MedusaRequest<AdminAcceptCrmQuote>, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await acceptQuote(req.scope, {
    quote_id: req.params.id,
    ...req.validatedBody,
    ip: req.ip ?? null,
    actor: actorOf(req),
  })
  res.json({ quote: await answerQuote(req) })
}
