import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { submitQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminSubmitCrmQuote } from "../../validators"

export const POST = async (req: MedusaRequest<AdminSubmitCrmQuote>, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await submitQuoteWorkflow(req.scope).run({
    input: { id: req.params.id, note: req.validatedBody.note, actor: actorOf(req) },
  })
  res.json({ quote: await answerQuote(req) })
}
