import { MedusaContainer } from "@medusajs/framework/types"

import { MAX_ATTEMPTS } from "../../../../modules/outbox/rules/limits"
import { ClaimMessageRow, ClaimRow } from "../../../../modules/warranty/claims/types"
import { claimMail, ClaimNews, DeliveryDocument } from "../../../../shared/documents"
import { serverLocale } from "../../../../shared/i18n"
import { Delivery, outbox, sendMessage } from "../../../outbox/send-message"
import { staffAddress } from "../../../quote/mail/addresses"
import { readSeller } from "../../../receivable/host/seller"
import { orderVoice } from "../../../shared/order-voice"
import { warranties } from "../claim-module"

const REFERENCE = "crm_warranty_claim"

/** Statuses of which the customer is told; that a repair began is not among them. */
type Told = "submitted" | "approved" | "rejected" | "canceled" | "resolved"

/** Tells the customer where their claim stands, once for each time it comes there. Nobody to write to, nobody is told. */
export async function tellClaim(container: MedusaContainer, claim: ClaimRow): Promise<Delivery | null> {
  const news = newsOf(claim)
  const state_id = news && (await warranties(container).lastState(claim.id))
  return news && state_id ? send(container, claim, news, state_id) : null
}

/** Brings staff's answer to the customer, once. */
export const tellMessage = (container: MedusaContainer, claim: ClaimRow, { id, text }: ClaimMessageRow): Promise<Delivery | null> =>
  send(container, claim, { kind: "message", title: claim.title, text }, id)

/** Sends what was planned and did not leave. @returns how many it tried */
export async function sendMissedClaimMails(container: MedusaContainer): Promise<number> {
  const waiting = await outbox(container).listCrmOutboxMessages(
    { reference: REFERENCE, state: ["planned", "failed"], attempts: { $lt: MAX_ATTEMPTS } } as never,
    { order: { created_at: "ASC" }, take: 100 }
  )
  for (const message of waiting) {
    try {
      const claim = await warranties(container).claim(message.reference_id)
      const about = message.dedupe_key.split(":")[1]
      const news = message.kind === "claim_message" ? await newsOfMessage(container, claim, about) : newsOf(claim)
      if (news && message.kind === `claim_${news.kind}`) {
        await send(container, claim, news, about)
      } else {
        await outbox(container).skip(message.id, "Something newer was told.")
      }
    } catch (error) {
      await outbox(container).skip(message.id, (error as Error).message)
    }
  }
  return waiting.length
}

async function send(container: MedusaContainer, claim: ClaimRow, news: ClaimNews, about: string): Promise<Delivery | null> {
  if (!claim.email) {
    return null
  }
  const document = await documentOf(container, claim)
  return sendMessage(
    container,
    {
      kind: `claim_${news.kind}`,
      class: "service",
      to: claim.email,
      reply_to: await staffAddress(container, claim.assignee_id),
      customer_id: claim.customer_id,
      locale: document.locale,
      reference: REFERENCE,
      reference_id: claim.id,
      dedupe_key: `claim_${news.kind}:${about}`,
    },
    async () => ({ mail: claimMail(document, news) })
  )
}

function newsOf({ status, title, due_date, rejected_reason, remedy }: ClaimRow): ClaimNews | null {
  switch (status as Told | "in_repair") {
    case "submitted":
    case "approved":
      return { kind: status as "submitted" | "approved", title, due_date }
    case "rejected":
      return { kind: "rejected", title, reason: rejected_reason ?? "" }
    case "canceled":
      return { kind: "canceled", title }
    case "resolved":
      return { kind: "resolved", title, remedy: remedy! }
    default:
      return null
  }
}

async function newsOfMessage(container: MedusaContainer, { title }: ClaimRow, id: string): Promise<ClaimNews | null> {
  const [message] = await warranties(container).listCrmWarrantyClaimMessages({ id }, { take: 1 })
  return message ? { kind: "message", title, text: message.text } : null
}

/** Both sides of a word about a claim, in the order's language where it has one. */
async function documentOf(container: MedusaContainer, claim: ClaimRow): Promise<DeliveryDocument> {
  const order = await orderVoice(container, claim.order_id)
  const { settings, seller } = await readSeller(container, order?.sales_channel_id)
  return {
    locale: serverLocale(order?.locale, settings.locale),
    currency_code: claim.currency_code,
    number: claim.number,
    seller: { ...seller, logo: settings.logo, brand_color: settings.brand_color },
    buyer: { name: claim.customer_name ?? claim.email, company_name: null, email: claim.email },
    billing_address: null,
  }
}
