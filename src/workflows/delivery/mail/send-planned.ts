import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import {
  ADDRESS_MAIL,
  ADDRESS_OUTCOME_MAIL,
  addressMailKey,
  outcomeMailKey,
} from "../../../modules/delivery/acts/address-check"
import { DATES_MAIL, datesMailKey } from "../../../modules/delivery/acts/tell-customer"
import type { LinkPurpose } from "../../../modules/delivery/types"
import { MAX_ATTEMPTS } from "../../../modules/outbox/rules/limits"
import type { OutboxMessageRow } from "../../../modules/outbox/types"
import { addressMail, addressOutcomeMail, deliveryMail } from "../../../shared/documents"
import { deliver, Delivery, deliveryOf, MessageContent, outbox } from "../../outbox/send-message"
import { deliveries } from "../delivery-module"
import { DeliveryOrder, readDeliveryOrder } from "../host-order"
import { deliveryDocument, deliveryLink } from "./documents"

const KINDS = [DATES_MAIL, ADDRESS_MAIL, ADDRESS_OUTCOME_MAIL]

/** Sends a planned mail about an order, once. @returns how it went, also where somebody else sent it */
export async function sendPlanned(container: MedusaContainer, dedupe_key: string, base_url?: string): Promise<Delivery> {
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const [planned] = await outbox(container).listCrmOutboxMessages({ dedupe_key }, { take: 1 })
  const claimed = await outbox(container).claim(planned.id, today)
  if (!claimed) {
    return deliveryOf((await outbox(container).retrieveCrmOutboxMessage(planned.id)) as unknown as OutboxMessageRow)
  }
  const order = await readDeliveryOrder(container, claimed.reference_id)
  const reason = await whyNot(container, claimed, order)
  if (reason) {
    await outbox(container).skip(claimed.id, reason)
    return { message_id: claimed.id, recipient: claimed.to, status: "held", error: reason, at: new Date().toISOString() }
  }
  return deliver(container, claimed, (message) => contentOf(container, message, order, base_url))
}

/** Sends what was planned and has not left: the process died, or the mail failed. @returns how many it tried */
export async function sendMissedDeliveryMails(container: MedusaContainer): Promise<number> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const waiting = await outbox(container).listCrmOutboxMessages(
    { kind: KINDS, state: ["planned", "failed"], attempts: { $lt: MAX_ATTEMPTS } } as never,
    { order: { created_at: "ASC" }, take: 200 }
  )
  for (const { id, dedupe_key, kind, reference_id } of waiting) {
    try {
      await sendPlanned(container, dedupe_key)
    } catch (error) {
      // The order is gone: nobody waits for a word about it.
      await outbox(container).skip(id, (error as Error).message)
      logger.warn(`The mail ${kind} of order ${reference_id} is given up: ${(error as Error).message}`)
    }
  }
  return waiting.length
}

/** Why a planned mail is told no more; null when it is. */
async function whyNot(container: MedusaContainer, message: OutboxMessageRow, order: DeliveryOrder): Promise<string | null> {
  if (order.status === "canceled") {
    return "The order was canceled."
  }
  if (message.kind === DATES_MAIL) {
    const [newest] = await deliveries(container).listCrmDeliveryNotices(
      { order_id: order.id },
      { select: ["id"], order: { created_at: "DESC", id: "DESC" }, take: 1 }
    )
    return newest && datesMailKey(newest.id) === message.dedupe_key ? null : "Newer dates were told."
  }
  const check = await deliveries(container).addressCheckOf(order.id)
  const key = check && (message.kind === ADDRESS_MAIL ? addressMailKey(check) : outcomeMailKey(check))
  return key === message.dedupe_key && (message.kind !== ADDRESS_MAIL || check?.state === "asked")
    ? null
    : "The address is not asked for any more."
}

async function contentOf(
  container: MedusaContainer,
  message: OutboxMessageRow,
  order: DeliveryOrder,
  base_url?: string
): Promise<MessageContent> {
  const document = await deliveryDocument(container, order, message.locale)
  const linked = async (purpose: LinkPurpose, reference_id: string) => {
    const token = await deliveries(container).makeLink({ purpose, order_id: order.id, reference_id, recipient: message.to })
    return { token, link: deliveryLink(container, purpose === "address" ? "addresses" : "deliveries", token, base_url) }
  }
  if (message.kind === DATES_MAIL) {
    const notice = await deliveries(container).noticeById(message.dedupe_key.slice(`${DATES_MAIL}:`.length))
    const { token, link } = await linked("delivery", notice.id)
    return { mail: deliveryMail(document, notice, link, notice), secrets: [token] }
  }
  const check = (await deliveries(container).addressCheckOf(order.id))!
  if (message.kind === ADDRESS_OUTCOME_MAIL) {
    const outcome = { accepted: check.state === "accepted", note: check.decided_note }
    return { mail: addressOutcomeMail(document, order.shipping_address ?? {}, outcome) }
  }
  const { token, link } = await linked("address", check.id)
  return { mail: addressMail(document, order.shipping_address ?? {}, link, check), secrets: [token] }
}
