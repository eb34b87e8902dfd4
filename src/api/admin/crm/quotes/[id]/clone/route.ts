import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { cloneQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminCloneCrmQuote } from "../../validators"

export const POST = async (req: MedusaRequest<AdminCloneCrmQuote>, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const { result } = await cloneQuoteWorkflow(req.scope).run({
    input: { id: req.params.id, ...req.validatedBody, actor: actorOf(req) },
  })
  res.json({ quote: await answerQuote(req, result.id) })
}
