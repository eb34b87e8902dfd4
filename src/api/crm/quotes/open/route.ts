import { buyersRoute } from "../act-as-buyer"
import { answerQuote } from "../answer"
import { openForBuyer } from "../opened"
import { BuyerOpenQuote } from "../validators"

/** Shows the offer that a link stands for. */
export const POST = buyersRoute<BuyerOpenQuote>(async (req, res) => {
  await answerQuote(req, res, await openForBuyer(req, req.validatedBody.token, "opening"))
})
