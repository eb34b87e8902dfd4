import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { declineQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"

export const POST = async (
  req: MedusaRequest<{ version?: number; lost_reason_id?: string; note?: string }>,
  res: MedusaResponse
): Promise<void> => {
  await loadQuote(req)
  await declineQuoteWorkflow(req.scope).run({ input: { id: req.params.id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ quote: await answerQuote(req) })
}
