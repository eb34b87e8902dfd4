import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { assertVerb } from "../../../../../../modules/quote/rules/verbs"
import { acceptQuoteWorkflow, orderQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminConvertCrmQuote } from "../../validators"

/** Orders an accepted quote, whole or in part; a sent quote is accepted first. */
export const POST = async (req: MedusaRequest<AdminConvertCrmQuote>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const actor = actorOf(req)
  if (quote.status !== "sent") {
    assertVerb("convert", quote)
  }
  const whole = !req.validatedBody.items && req.validatedBody.with_shipping === undefined
  if (quote.status === "sent") {
    await acceptQuoteWorkflow(req.scope).run({ input: { quote_id: quote.id, convert: whole, actor } })
  }
  if (quote.status === "accepted" || !whole) {
    await orderQuoteWorkflow(req.scope).run({ input: { quote_id: quote.id, ...req.validatedBody, actor } })
  }
  res.json({ quote: await answerQuote(req) })
}
