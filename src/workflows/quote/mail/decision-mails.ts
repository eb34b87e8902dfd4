import { CreateNotificationDTO, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import type { QuoteWithItems } from "../../../modules/quote/types"
import { acceptanceMail, acceptanceNoticeMail, declineNoticeMail, Mail, QuoteDocument } from "../../../shared/documents"
import { readSeller } from "../../receivable/host/seller"
import { currentDocument } from "../document"
import { quoteModule } from "../steps/quote-module"
import { publicUrlOf } from "./public-url"

/** Decisions taken with a buyer's link are signed with the link's id. */
const decidedByBuyer = (by: string | null): boolean => by?.startsWith("crmqt_") ?? false

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
  }
  const owner = await ownerAddress(container, quote.owner_id)
  const send = (to: string | null, mail: Mail, template: string) =>
    to ? deliver(container, quote, { to, from: settings.mail_from, template, content: mail }) : undefined
  if (accepted) {
    await send(quote.email, acceptanceMail(document, acceptance), "crm-quote-accepted")
    await send(owner, acceptanceNoticeMail(document, acceptance, notice), "crm-quote-accepted-notice")
  } else {
    await send(owner, declineNotice(document, quote, notice), "crm-quote-declined-notice")
  }
}

const declineNotice = (
  document: QuoteDocument,
  quote: QuoteWithItems,
  notice: { locale: string; link: string }
): Mail => declineNoticeMail(document, { reason: quote.decline_note }, notice)

/** A mail that fails is told in the log; the decision stands. */
async function deliver(
  container: MedusaContainer,
  quote: QuoteWithItems,
  mail: Partial<CreateNotificationDTO> & { to: string; template: string }
): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      channel: "email",
      trigger_type: `crm_quote.${quote.status}`,
      resource_type: "crm_quote",
      resource_id: quote.id,
      idempotency_key: `${mail.template}:${quote.id}:${quote.version}`,
      ...mail,
    })
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`The mail ${mail.template} of quote ${quote.number} could not be sent: ${(error as Error).message}`)
  }
}

async function orderNumber(container: MedusaContainer, { order_id }: QuoteWithItems): Promise<number | null> {
  if (!order_id) {
    return null
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["display_id"], filters: { id: order_id } })
  return (data[0]?.display_id as number | undefined) ?? null
}

async function ownerAddress(container: MedusaContainer, owner_id: string | null): Promise<string | null> {
  const [owner] = owner_id
    ? await container.resolve(Modules.USER).listUsers({ id: [owner_id] }, { select: ["email"] })
    : []
  return owner?.email ?? null
}

function dashboardLink(container: MedusaContainer, quote_id: string): string {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  return `${publicUrlOf(container).replace(/\/+$/, "")}${admin?.path ?? "/app"}/crm/quotes/${quote_id}`
}
