import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { cancelQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminCancelCrmQuote } from "../../validators"

export const POST = async (req: MedusaRequest<AdminCancelCrmQuote>, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await cancelQuoteWorkflow(req.scope).run({
    input: { id: req.params.id, ...req.validatedBody, ip: req.ip ?? null, actor: actorOf(req) },
  })
  res.json({ quote: await answerQuote(req) })
}
