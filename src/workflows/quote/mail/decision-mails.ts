import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { QuoteWithItems } from "../../../modules/quote/types"
import {
  acceptanceMail,
  acceptanceNoticeMail,
  confirmationMail,
  declineNoticeMail,
  Mail,
  QuoteDocument,
  withdrawalMail,
} from "../../../shared/documents"
import { sendMessage } from "../../outbox/send-message"
import { readSeller } from "../../receivable/host/seller"
import { currentDocument } from "../document"
import { quoteModule } from "../steps/quote-module"
import { dashboardLink, staffAddress } from "./addresses"

/** Decisions taken with a buyer's link are signed with the link's id, those of a logged-in customer with theirs. */
const decidedByBuyer = (by: string | null): boolean => /^(crmqt|cus)_/.test(by ?? "")

/**
 * Tells both sides what a buyer decided on their page: the buyer that the order is placed in whose name, the owner what came of it.
 * What staff decide for a buyer is known to them, so nothing is mailed. Each mail goes out once, however often this runs.
 */
export async function sendDecisionMails(container: MedusaContainer, quote_id: string): Promise<void> {
  const quote = await quoteModule(container).getQuote(quote_id)
  const accepted = quote.status === "accepted" && decidedByBuyer(quote.accepted_by)
  const declined = quote.status === "declined" && decidedByBuyer(quote.declined_by)
  if (!accepted && !declined) {
    return
  }
  const document = await currentDocument(container, quote)
  const { settings } = await readSeller(container)
  const notice = { locale: settings.locale, link: dashboardLink(container, quote.id) }
  const acceptance = {
    name: quote.accepted_name,
    order_display_id: accepted ? await orderNumber(container, quote) : null,
    on_hold: accepted && Boolean(quote.hold),
  }
  const owner = await staffAddress(container, quote.owner_id)
  const send = (to: string | null, mail: Mail, kind: string) =>
    to ? deliver(container, quote, { to, kind, mail }) : undefined
  if (accepted) {
    await send(quote.email, acceptanceMail(document, acceptance), "quote_accepted")
    await send(owner, acceptanceNoticeMail(document, acceptance, notice), "quote_accepted_notice")
  } else {
    await send(owner, declineNotice(document, quote, notice), "quote_declined_notice")
  }
}

/** Tells the buyer what came of a quote that waited after they had accepted it: it is ordered, or it was withdrawn. */
export async function sendOutcomeMail(container: MedusaContainer, quote_id: string): Promise<void> {
  const quote = await quoteModule(container).getQuote(quote_id)
  const withdrawn = quote.status === "canceled" && quote.accepted_at !== null
  if (withdrawn || (quote.status === "accepted" && quote.order_id && decidedByBuyer(quote.accepted_by))) {
    const document = await currentDocument(container, quote)
    const mail = withdrawn
      ? withdrawalMail(document)
      : confirmationMail(document, { order_display_id: await orderNumber(container, quote) })
    await deliver(container, quote, { to: quote.email, kind: withdrawn ? "quote_withdrawn" : "quote_confirmed", mail })
  }
}

const declineNotice = (
  document: QuoteDocument,
  quote: QuoteWithItems,
  notice: { locale: string; link: string }
): Mail => declineNoticeMail(document, { reason: quote.decline_note }, notice)

/** Once for each version and side; a mail that fails is told on the quote, the decision stands. */
const deliver = async (
  container: MedusaContainer,
  quote: QuoteWithItems,
  { to, kind, mail }: { to: string; kind: string; mail: Mail }
) =>
  sendMessage(
    container,
    {
      kind,
      class: "service",
      to,
      customer_id: kind.endsWith("_notice") ? null : quote.customer_id,
      reply_to: kind.endsWith("_notice") ? null : await staffAddress(container, quote.owner_id),
      reference: "crm_quote",
      reference_id: quote.id,
      version: quote.version,
      dedupe_key: `${kind}:${quote.id}:${quote.version}:${new Date(quote.accepted_at ?? quote.declined_at ?? 0).getTime()}`,
    },
    async () => ({ mail })
  )

async function orderNumber(container: MedusaContainer, { order_id }: QuoteWithItems): Promise<number | null> {
  if (!order_id) {
    return null
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["display_id"], filters: { id: order_id } })
  return (data[0]?.display_id as number | undefined) ?? null
}
