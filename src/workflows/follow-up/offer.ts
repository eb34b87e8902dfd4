import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { MARKETING_RULES } from "../../modules/follow-up/rules/rule-definitions"
import { FollowUpRow } from "../../modules/follow-up/types"
import { OutboxMessageRow, PlannedMessage } from "../../modules/outbox/types"
import { Mail, offerMail, OfferReason, OwnWords } from "../../shared/documents"
import { serverLocale } from "../../shared/i18n"
import { Delivery, outbox, sendMessage } from "../outbox/send-message"
import { ownerAddress } from "../quote/mail/addresses"
import { publicUrlOf } from "../quote/mail/public-url"
import { readSeller } from "../receivable/host/seller"
import { orderVoice } from "../shared/order-voice"

const KIND = "offer"
const REFERENCE = "crm_follow_up"

/** What a rep decides about an offer; `base_url` is where this request reached the server. */
export type OfferOptions = OwnWords & { to?: string; base_url: string }

/**
 * Mails an offer to the customer of a follow-up that a marketing rule opened, with the link that ends offers. Once by its key.
 *
 * @throws NOT_ALLOWED where the rule offers nothing, the follow-up is closed, an offer went out for it, the contact did not agree to offers or was
 *   written to today; each with the sentence that says so
 */
export async function sendOffer(
  container: MedusaContainer,
  row: FollowUpRow,
  options: OfferOptions,
  idempotency_key = "once"
): Promise<Delivery> {
  const offer = await readOffer(container, row, options)
  const dedupe_key = `${KIND}:${row.id}:${idempotency_key}`
  await assertFirst(container, row, dedupe_key)
  const sent = await sendMessage(container, { ...offer.message, dedupe_key }, async ({ id }) => {
    const token = await outbox(container).newOptOut(id)
    const base = `${offer.base_url}/crm/opt-out`
    return {
      mail: offer.mail(`${base}#${token}`),
      secrets: [token],
      list_unsubscribe: `${base}/one-click?token=${token}`,
    }
  })
  if (sent.status === "held") {
    await refuseHeld(container, sent.message_id)
  }
  return sent
}

/** The mail as it would leave; nothing is stored or sent. The link in it ends nothing. */
export async function previewOffer(
  container: MedusaContainer,
  row: FollowUpRow,
  options: OfferOptions
): Promise<Mail & { to: string; cc: string[]; reply_to: string | null }> {
  const { message, mail, base_url } = await readOffer(container, row, options)
  return { to: message.to, cc: [], reply_to: message.reply_to ?? null, ...mail(`${base_url}/crm/opt-out#preview`) }
}

type Offer = {
  message: Omit<PlannedMessage, "send_date" | "dedupe_key">
  mail: (opt_out: string) => Mail
  base_url: string
}

async function readOffer(container: MedusaContainer, row: FollowUpRow, options: OfferOptions): Promise<Offer> {
  assertOffers(row)
  const customer = await readCustomer(container, row)
  const order = await orderVoice(container, (row.facts?.last_order_id as string | undefined) ?? null)
  const { settings, seller } = await readSeller(container, order?.sales_channel_id)
  const locale = serverLocale(order?.locale, settings.locale)
  const { email, company_name } = customer
  const doc = {
    locale,
    seller: { ...seller, logo: settings.logo, brand_color: settings.brand_color },
    buyer: { name: row.customer_name, company_name, email },
    billing_address: null,
  }
  return {
    message: {
      kind: KIND,
      class: "marketing",
      topic: row.rule_key === "warranty_expiring" ? "warranty" : "win_back",
      to: options.to ?? email,
      reply_to: await ownerAddress(container, row.assignee_id ?? row.owner_id),
      customer_id: row.customer_id,
      locale,
      reference: REFERENCE,
      reference_id: row.id,
    },
    mail: (opt_out) => offerMail(doc, reasonOf(row), opt_out, options),
    base_url: publicUrlOf(container, options.base_url).replace(/\/+$/, ""),
  }
}

function assertOffers({ rule_key, status, customer_id, customer_name }: FollowUpRow): void {
  if (!rule_key || !MARKETING_RULES.includes(rule_key) || !customer_id) {
    throw refused("Offers are mailed about past customers and cover that ends; this follow-up is about neither.")
  }
  if (status !== "open") {
    throw refused(
      `The follow-up about ${customer_name ?? "this customer"} is ${status}; open it again to mail an offer.`
    )
  }
}

function reasonOf({ rule_key, facts }: FollowUpRow): OfferReason {
  if (rule_key === "warranty_expiring") {
    return { kind: rule_key, title: String(facts?.title ?? ""), ends_date: String(facts?.ends_date) }
  }
  const products = Array.isArray(facts?.products) ? facts.products.map(String) : []
  return { kind: rule_key as "win_back" | "reorder_due", products }
}

/** One offer a follow-up, however many ask for it under keys of their own. */
async function assertFirst(container: MedusaContainer, row: FollowUpRow, dedupe_key: string): Promise<void> {
  const [earlier] = await outbox(container).listCrmOutboxMessages(
    {
      kind: KIND,
      reference: REFERENCE,
      reference_id: row.id,
      state: ["sent", "claimed"],
      dedupe_key: { $ne: dedupe_key },
    },
    { take: 1 }
  )
  if (earlier) {
    throw refused(`${earlier.to} got an offer about this already.`)
  }
}

/** Says why a message may not leave, and takes it back, so that it does not leave by itself tomorrow. */
async function refuseHeld(container: MedusaContainer, id: string): Promise<void> {
  const held = (await outbox(container).retrieveCrmOutboxMessage(id)) as unknown as OutboxMessageRow
  if (held.state === "skipped") {
    throw refused(held.reason ?? "")
  }
  if (held.state === "planned") {
    await outbox(container).skip(id, "The contact was written to that day.")
    throw refused(`${held.to} was written to today; a second mail that asks or offers may leave tomorrow.`)
  }
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)

async function readCustomer(
  container: MedusaContainer,
  { customer_id, customer_name }: FollowUpRow
): Promise<{ email: string; company_name: string | null }> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "customer", fields: ["email", "company_name"], filters: { id: customer_id! } })
  const [customer] = data as { email: string | null; company_name: string | null }[]
  if (!customer?.email) {
    throw refused(`${customer_name ?? "This customer"} has no e-mail address.`)
  }
  return { ...customer, email: customer.email }
}
