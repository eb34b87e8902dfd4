import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { extendQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminExtendCrmQuote } from "../../validators"

export const POST = async (req: MedusaRequest<AdminExtendCrmQuote>, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const { valid_until } = req.validatedBody
  await extendQuoteWorkflow(req.scope).run({ input: { id: req.params.id, valid_until, actor: actorOf(req) } })
  res.json({ quote: await answerQuote(req) })
}
