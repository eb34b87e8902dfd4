import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { declineQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminDeclineCrmQuote } from "../../validators"

export const POST = async (req: MedusaRequest<AdminDeclineCrmQuote>, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await declineQuoteWorkflow(req.scope).run({
    input: { id: req.params.id, ...req.validatedBody, ip: req.ip ?? null, actor: actorOf(req) },
  })
  res.json({ quote: await answerQuote(req) })
}
