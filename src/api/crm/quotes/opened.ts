import { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { QUOTE_MODULE } from "../../../modules/quote"
import type { OpenedQuote, QuoteModuleService } from "../../../modules/quote/service"
import { Actor } from "../../../shared/actor"
import type { Decision } from "../../../shared/documents"
import { assertWithinLimits } from "../shared/limited"

/** An offer that a live link has opened, who asks, and what became of it. */
export type BuyersQuote = { opened: OpenedQuote; decision: Decision; actor: Actor; timezone: string }

/**
 * Opens what a token stands for, counting the try.
 *
 * @param view - whether this is a look at the page, which the seller is told of, or something done on it
 * @throws TooManyTries over the limits; CountingFailed when they cannot be kept; NOT_FOUND with one sentence for any text that is not a live link
 */
export async function openForBuyer(
  req: MedusaRequest,
  token: string,
  view: "opening" | "acting" = "acting"
): Promise<BuyersQuote> {
  const quotes = req.scope.resolve<QuoteModuleService>(QUOTE_MODULE)
  await assertWithinLimits(() => quotes.countTry(token))
  const today = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).today()
  return buyersQuote(
    req,
    view === "opening" ? await quotes.openByToken(token, today) : await quotes.readByToken(token, today)
  )
}

/** The same quote as it stands after something was done, which may have been someone else's doing. */
export async function afterActing(req: MedusaRequest, { opened }: BuyersQuote): Promise<BuyersQuote> {
  const quotes = req.scope.resolve<QuoteModuleService>(QUOTE_MODULE)
  return buyersQuote(req, {
    ...opened,
    quote: await quotes.getQuote(opened.quote_id),
    sent: (await quotes.retrieveCrmQuoteVersion(opened.sent.id)) as unknown as OpenedQuote["sent"],
  })
}

/** What became of an opened offer, and who asks; the link itself unless someone is logged in. */
export async function buyersQuote(req: MedusaRequest, opened: OpenedQuote, actor?: Actor): Promise<BuyersQuote> {
  const { timezone } = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  return {
    opened,
    decision: await decisionOn(req, opened),
    actor: actor ?? { actor_id: opened.token_id, actor_type: "buyer" },
    timezone,
  }
}

/**
 * Refuses an answer to another version than the link shows: the buyer must have read what they decide on.
 *
 * @throws NOT_ALLOWED with code `crm_version_changed`
 */
export function assertVersionRead({ opened }: BuyersQuote, version: number): void {
  if (version !== opened.version) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `This link shows version ${opened.version} of quote ${opened.quote.number}, not version ${version}. Read the quote again before you answer.`,
      "crm_version_changed"
    )
  }
}

async function decisionOn(req: MedusaRequest, { quote, sent }: OpenedQuote): Promise<Decision> {
  if (sent.decision === "accepted") {
    return {
      status: "accepted",
      decided_at: sent.decided_at,
      name: sent.decided_name,
      order_display_id: quote.order_id && (await displayId(req, quote.order_id)),
      ordered_later: !quote.convert_on_accept,
      on_hold: quote.status === "accepted" && Boolean(quote.hold),
    }
  }
  return sent.decision === "declined" ? { status: "declined", decided_at: sent.decided_at } : { status: "sent" }
}

async function displayId(req: MedusaRequest, order_id: string): Promise<number | null> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["display_id"], filters: { id: order_id } })
  return (data[0]?.display_id as number | undefined) ?? null
}
