import { chosenItems } from "../../../../modules/quote/rules/choice"
import { oneLine } from "../../../../shared/documents/printable"
import { addQuoteMessageWorkflow } from "../../../../workflows/quote"
import { buyersRoute } from "../act-as-buyer"
import { answerQuote } from "../answer"
import { afterActing, BuyersQuote, openForBuyer } from "../opened"
import { BuyerAskQuote } from "../validators"

/** A question of the buyer on the quote or on a line of it. */
export const POST = buyersRoute<BuyerAskQuote>(async (req, res) => {
  const { token, text, item_id, chosen_item_ids } = req.validatedBody
  const quote = await openForBuyer(req, token)
  const { customer_name, email } = quote.opened.quote
  await addQuoteMessageWorkflow(req.scope).run({
    input: {
      id: quote.opened.quote_id,
      author_type: "buyer",
      version: quote.opened.version,
      text,
      item_id: item_id ?? null,
      author_name: oneLine(customer_name ?? email),
      actor: quote.actor,
    },
  })
  await answerQuote(req, res, await afterActing(req, quote), chosenOf(quote, chosen_item_ids))
})

const chosenOf = ({ opened }: BuyersQuote, asked: string[] | undefined): string[] | null =>
  asked ? chosenItems(`Quote ${opened.quote.number}`, opened.snapshot.items as never, asked) : null
