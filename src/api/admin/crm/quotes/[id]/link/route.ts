import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { publicUrlOf } from "../../../../../../workflows/quote/mail/public-url"
import { quoteLink } from "../../../../../../workflows/quote/mail/send-quote-mail"
import { actorOf } from "../../../../../shared"
import { storeToday } from "../../../../../shared/documents"
import { answerQuote, loadQuote, quoteService } from "../../answer"

/** One more link to the offer, to be copied; the one that was mailed goes on working. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const token = await quoteService(req).linkQuote(quote.id, await storeToday(req), actorOf(req))
  const base = publicUrlOf(req.scope, `${req.protocol}://${req.get("host")}`)
  res.json({ quote: await answerQuote(req), public_url: quoteLink(base, token) })
}
