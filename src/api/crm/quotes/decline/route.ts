import { declineQuoteWorkflow } from "../../../../workflows/quote"
import { buyersRoute } from "../act-as-buyer"
import { answerQuote } from "../answer"
import { afterActing, assertVersionRead, openForBuyer } from "../opened"
import { BuyerDeclineQuote } from "../validators"

/** Declines the offer, with the buyer's reason if they give one; asked again it answers the same. */
export const POST = buyersRoute<BuyerDeclineQuote>(async (req, res) => {
  const { token, version, reason } = req.validatedBody
  const quote = await openForBuyer(req, token)
  assertVersionRead(quote, version)
  await declineQuoteWorkflow(req.scope).run({
    input: { id: quote.opened.quote_id, version, note: reason ?? null, ip: req.ip ?? null, actor: quote.actor },
  })
  await answerQuote(req, res, await afterActing(req, quote))
})
