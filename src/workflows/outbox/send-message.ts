import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { OUTBOX_MODULE } from "../../modules/outbox"
import { NEVER_REPEATED } from "../../modules/outbox/rules/limits"
import type { OutboxModuleService } from "../../modules/outbox/service"
import { OutboxMessageRow, PlannedMessage } from "../../modules/outbox/types"
import type { Mail, MailAttachment } from "../../shared/documents"

/** What goes out. Texts in `secrets`, such as a link's token, are left out of what is kept to be read. */
export type MessageContent = {
  mail: Mail
  attachments?: MailAttachment[]
  secrets?: string[]
  /** Where a mail program ends offers by one click (RFC 8058). */
  list_unsubscribe?: string
}

/** How a message went. */
export type Delivery = {
  message_id: string
  recipient: string
  status: "sent" | "failed" | "held"
  error?: string
  at: string
}

export const outbox = (container: MedusaContainer): OutboxModuleService =>
  container.resolve<OutboxModuleService>(OUTBOX_MODULE)

/** Stands in a kept mail where a secret stood. */
const WITHHELD = "…"

/**
 * Sends a message through the one outbox, once by its key. A failure is told, not thrown: the act that asked for it stands.
 *
 * @param render - called only by the one who sends
 */
export async function sendMessage(
  container: MedusaContainer,
  planned: Omit<PlannedMessage, "send_date">,
  render: (message: OutboxMessageRow) => Promise<MessageContent>
): Promise<Delivery> {
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const { message } = await outbox(container).plan({ ...planned, send_date: today })
  const claimed = await outbox(container).claim(message.id, today)
  if (claimed) {
    return deliver(container, claimed, render)
  }
  // Someone else has it, perhaps since it was planned just now.
  const known = await outbox(container).retrieveCrmOutboxMessage(message.id)
  return deliveryOf(known as unknown as OutboxMessageRow)
}

/** Sends a claimed message. */
export async function deliver(
  container: MedusaContainer,
  message: OutboxMessageRow,
  render: (message: OutboxMessageRow) => Promise<MessageContent>
): Promise<Delivery> {
  const at = new Date().toISOString()
  let content: MessageContent | null = null
  try {
    content = await render(message)
    const message_id = await notify(container, message, content)
    await outbox(container).markSent(message.id, { ...kept(content), message_id })
    return { message_id: message.id, recipient: message.to, status: "sent", at }
  } catch (error) {
    const reason = (error as Error).message
    await outbox(container).markFailed(message.id, reason, content && kept(content))
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The mail ${message.kind} of ${message.reference} ${message.reference_id} could not be sent: ${reason}`)
    return { message_id: message.id, recipient: message.to, status: "failed", error: reason, at }
  }
}

/** @returns what the provider calls the mail, where it says so */
async function notify(
  container: MedusaContainer,
  message: OutboxMessageRow,
  { mail, attachments, list_unsubscribe }: MessageContent
): Promise<string | null> {
  const { mail_from } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const cc = message.cc as unknown as string[] | null
  const idempotency_key = await onceKey(container, message)
  const notifications = container.resolve(Modules.NOTIFICATION)
  await notifications.createNotifications({
    to: message.to,
    channel: message.channel,
    template: `crm-${message.kind.replaceAll("_", "-")}`,
    from: mail_from,
    content: { subject: mail.subject, html: mail.html, text: mail.text },
    attachments: attachments?.map((file) => ({ ...file, disposition: "attachment" })),
    provider_data: {
      cc: cc ?? [],
      reply_to: message.reply_to,
      message_id: message.id,
      ...(list_unsubscribe ? { list_unsubscribe } : {}),
    },
    trigger_type: message.kind,
    resource_type: message.reference,
    resource_id: message.reference_id,
    receiver_id: message.customer_id,
    idempotency_key,
  })
  // Of a mail tried again, or sent before a crash, the host answers nothing (2.21.2), but has it in its row.
  const [sent] = await notifications.listNotifications({ idempotency_key } as never, { take: 1 })
  return sent?.external_id ?? null
}

/**
 * The host does not send twice under one key, so that a crash after the provider took a mail makes no second one.
 *
 * Where a crash left open whether the provider took it (the host's row says pending, and would for ever), what chases or goes
 * out by itself is not repeated, and other service mail goes out under another key: an offer that comes twice does less harm than one
 * that never came.
 */
async function onceKey(
  container: MedusaContainer,
  { id, attempts, class: is, kind }: OutboxMessageRow
): Promise<string> {
  const key = `crm:${id}`
  if (attempts < 2 || is !== "service" || NEVER_REPEATED.includes(kind)) {
    return key
  }
  const earlier = (await container
    .resolve(Modules.NOTIFICATION)
    .listNotifications({ idempotency_key: key } as never, { take: 1 })) as { status?: string }[]
  return earlier[0]?.status === "pending" ? `${key}:${attempts}` : key
}

const kept = ({ mail, attachments = [], secrets = [] }: MessageContent) => {
  const without = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, WITHHELD), text)
  return {
    subject: without(mail.subject),
    html: without(mail.html),
    text: without(mail.text),
    attachments: attachments.map(({ filename }) => filename),
  }
}

/** How a message went, as it stands. */
export const deliveryOf = (message: OutboxMessageRow): Delivery => ({
  message_id: message.id,
  recipient: message.to,
  status: message.state === "sent" ? "sent" : message.state === "failed" ? "failed" : "held",
  ...(message.error ? { error: message.error } : {}),
  at: new Date(message.sent_at ?? message.created_at).toISOString(),
})
