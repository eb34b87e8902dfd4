import { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { translator } from "../../../../shared/i18n"
import { oneLine } from "../../../../shared/documents/printable"
import { acceptQuoteWorkflow } from "../../../../workflows/quote"
import { limited } from "../../shared/limited"
import { answerQuote, buyersDocument } from "../answer"
import { afterActing, assertVersionRead, BuyersQuote, openForBuyer } from "../opened"
import { BuyerAcceptQuote } from "../validators"

/** Accepts the offer in the name typed; asked again it answers the same. The order is made before the answer comes. */
export const POST = limited<BuyerAcceptQuote>(async (req, res) => {
  const { token, version, name, chosen_item_ids } = req.validatedBody
  const quote = await openForBuyer(req, token)
  assertVersionRead(quote, version)
  const { number, id } = quote.opened.quote
  if (quote.decision.status === "declined") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Quote ${number} is declined and cannot be accepted.`)
  }
  try {
    await acceptQuoteWorkflow(req.scope).run({
      input: {
        quote_id: id,
        version,
        name: oneLine(name),
        chosen_item_ids,
        ip: req.ip ?? null,
        terms: await termsShown(req, quote),
        actor: quote.actor,
      },
    })
  } catch (error) {
    throw await forBuyer(req, quote, error)
  }
  await answerQuote(req, res, await afterActing(req, quote))
})

/** The terms and, for consumers, the right of withdrawal as the page shows them. */
async function termsShown(req: MedusaRequest, quote: BuyersQuote): Promise<string | null> {
  const { terms, withdrawal_text } = await buyersDocument(req, quote)
  return [terms, withdrawal_text].filter(Boolean).join("\n\n") || null
}

const REFUSALS: string[] = [MedusaError.Types.NOT_ALLOWED, MedusaError.Types.INVALID_DATA, MedusaError.Types.NOT_FOUND]

/** Why an order could not be made (which stock is left, which tax moved) is the seller's to know: it is logged, the buyer is told what to do. */
async function forBuyer(req: MedusaRequest, quote: BuyersQuote, error: unknown): Promise<unknown> {
  const { type, message } = error as MedusaError
  if (!REFUSALS.includes(type) || /try again|alternatives on|no line .* to choose/.test(message)) {
    return error
  }
  const { number, version } = quote.opened.quote
  req.scope
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`Quote ${number}, version ${version}: the buyer's acceptance was refused: ${message}`)
  const { locale } = await buyersDocument(req, quote)
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, translator(locale)("page.not_acceptable"), "crm_not_acceptable")
}
