import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { REFUSED_CHOICE } from "../../../modules/quote/rules/choice"
import { REFUSED_VERB } from "../../../modules/quote/rules/verbs"
import { LOCKED } from "../../../shared/database-errors"
import { translator } from "../../../shared/i18n"
import { acceptQuote } from "../../../workflows/quote"
import { limited } from "../shared/limited"
import { buyersDocument, termsShown } from "./buyers-document"
import { BuyersQuote } from "./opened"

/** Does what a buyer asked for; a refusal keeps to itself what only staff can do instead. */
export async function asBuyer<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const { type, code, message } = error as MedusaError
    throw code === REFUSED_VERB ? new MedusaError(type, message.replace(/; [^;]*$/, "."), code) : error
  }
}

/** A route of the buyer's page: its tries are limited, its refusals in a buyer's words. */
export const buyersRoute = <Body>(
  handle: (req: MedusaRequest<Body>, res: MedusaResponse) => Promise<void>
): ((req: MedusaRequest<Body>, res: MedusaResponse) => Promise<void>) =>
  limited<Body>((req, res) => asBuyer(() => handle(req, res)))

type Acceptance = { version: number; name: string; chosen_item_ids?: string[] }

/** Accepts an offer for its buyer, with the terms and, for consumers, the right of withdrawal as they were shown. */
export async function acceptAsBuyer(req: MedusaRequest, quote: BuyersQuote, acceptance: Acceptance): Promise<void> {
  const { id, number } = quote.opened.quote
  if (quote.decision.status === "declined") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Quote ${number} is declined and cannot be accepted.`,
      REFUSED_VERB
    )
  }
  const terms = await termsShown(req, quote)
  try {
    await acceptQuote(req.scope, { quote_id: id, ...acceptance, ip: req.ip ?? null, terms, actor: quote.actor })
  } catch (error) {
    throw await inBuyersWords(req, quote, error)
  }
}

const REFUSALS: string[] = [MedusaError.Types.NOT_ALLOWED, MedusaError.Types.INVALID_DATA, MedusaError.Types.NOT_FOUND]

/** What is the buyer's own to mend, or helps to be tried again. */
const THEIRS: (string | undefined)[] = [REFUSED_VERB, REFUSED_CHOICE, LOCKED]

/** Why an order could not be made (which stock is left, which tax moved) is the seller's to know: it is logged, the buyer is told what to do. */
async function inBuyersWords(req: MedusaRequest, quote: BuyersQuote, error: unknown): Promise<unknown> {
  const { type, code, message } = error as MedusaError
  if (!REFUSALS.includes(type) || THEIRS.includes(code)) {
    return error
  }
  const { number, version } = quote.opened.quote
  req.scope
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`Quote ${number}, version ${version}: the buyer's acceptance was refused: ${message}`)
  const { locale } = await buyersDocument(req, quote)
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, translator(locale)("page.not_acceptable"), "crm_not_acceptable")
}
