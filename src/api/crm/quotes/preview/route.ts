import { chosenItems } from "../../../../modules/quote/rules/choice"
import { buyersRoute } from "../act-as-buyer"
import { answerQuote } from "../answer"
import { openForBuyer } from "../opened"
import { BuyerPreviewQuote } from "../validators"

/** The offer with the options and alternatives that the buyer thinks of taking; nothing is stored. */
export const POST = buyersRoute<BuyerPreviewQuote>(async (req, res) => {
  const { token, chosen_item_ids } = req.validatedBody
  const quote = await openForBuyer(req, token)
  const { number } = quote.opened.quote
  const chosen = chosenItems(`Quote ${number}`, quote.opened.snapshot.items as never, chosen_item_ids)
  await answerQuote(req, res, quote, chosen)
})
