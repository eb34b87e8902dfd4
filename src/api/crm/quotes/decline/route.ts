import { oneLine } from "../../../../shared/documents/printable"
import { declineQuoteWorkflow } from "../../../../workflows/quote"
import { buyersRoute } from "../act-as-buyer"
import { answerQuote } from "../answer"
import { termsShown } from "../buyers-document"
import { afterActing, assertVersionRead, openForBuyer } from "../opened"
import { BuyerDeclineQuote } from "../validators"

/** Declines the offer, with the buyer's reason if they give one; asked again it answers the same. */
export const POST = buyersRoute<BuyerDeclineQuote>(async (req, res) => {
  const { token, version, reason, name } = req.validatedBody
  const quote = await openForBuyer(req, token)
  assertVersionRead(quote, version)
  const { quote_id, quote: stored } = quote.opened
  await declineQuoteWorkflow(req.scope).run({
    input: {
      id: quote_id,
      version,
      name: oneLine(name || (stored.customer_name ?? stored.email)),
      note: reason ?? null,
      ip: req.ip ?? null,
      terms: await termsShown(req, quote),
      actor: quote.actor,
    },
  })
  await answerQuote(req, res, await afterActing(req, quote))
})
