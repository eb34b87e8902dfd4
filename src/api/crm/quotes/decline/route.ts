import { visibleText } from "../../../../shared/documents/printable"
import { declineQuoteWorkflow } from "../../../../workflows/quote"
import { limited } from "../../shared/limited"
import { answerQuote } from "../answer"
import { afterActing, assertVersionRead, openForBuyer } from "../opened"
import { BuyerDeclineQuote } from "../validators"

/** Declines the offer, with the buyer's reason if they give one; asked again it answers the same. */
export const POST = limited<BuyerDeclineQuote>(async (req, res) => {
  const { token, version, reason } = req.validatedBody
  const quote = await openForBuyer(req, token)
  assertVersionRead(quote, version)
  const note = reason ? visibleText(reason) : null
  await declineQuoteWorkflow(req.scope).run({
    input: { id: quote.opened.quote_id, version, note, ip: req.ip ?? null, actor: quote.actor },
  })
  await answerQuote(req, res, await afterActing(req, quote))
})
