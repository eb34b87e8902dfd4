import { acceptAsBuyer, buyersRoute } from "../act-as-buyer"
import { answerQuote } from "../answer"
import { afterActing, assertVersionRead, openForBuyer } from "../opened"
import { BuyerAcceptQuote } from "../validators"

/** Accepts the offer in the name typed; asked again it answers the same. The order is made before the answer comes. */
export const POST = buyersRoute<BuyerAcceptQuote>(async (req, res) => {
  const { token, ...acceptance } = req.validatedBody
  const quote = await openForBuyer(req, token)
  assertVersionRead(quote, acceptance.version)
  await acceptAsBuyer(req, quote, acceptance)
  await answerQuote(req, res, await afterActing(req, quote))
})
