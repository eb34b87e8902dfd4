import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { assertVerb } from "../../../../../../modules/quote/rules/verbs"
import { acceptQuote, orderQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminConvertCrmQuote } from "../../validators"

/** Orders an accepted quote, whole or in part; a sent quote is accepted with it, or neither is done. */
export const POST = async (req: MedusaRequest<AdminConvertCrmQuote>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const actor = actorOf(req)
  if (quote.status !== "sent") {
    assertVerb("convert", quote)
  }
  const order = { quote_id: quote.id, ...req.validatedBody, actor }
  const accepted =
    quote.status === "sent" && (await acceptQuote(req.scope, { ...order, convert: true, ip: req.ip ?? null })).accepted
  if (!accepted) {
    await orderQuoteWorkflow(req.scope).run({ input: order })
  }
  res.json({ quote: await answerQuote(req) })
}
