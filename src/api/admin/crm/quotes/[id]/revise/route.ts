import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reviseQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"

export const POST = async (req: MedusaRequest<{ keep_open?: boolean }>, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await reviseQuoteWorkflow(req.scope).run({ input: { id: req.params.id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ quote: await answerQuote(req) })
}
