import { NotificationTypes } from "@medusajs/framework/types"
import { AbstractNotificationProviderService, MedusaError } from "@medusajs/framework/utils"
import { randomUUID } from "node:crypto"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { domainToASCII } from "node:url"
import { createTransport } from "nodemailer"

import { headerText, recipient, sender } from "./addresses"
import { parseSmtpOptions, SmtpOptions } from "./options"

/** Seconds that an unreachable or silent mail server may hold up a request. */
const PATIENCE = 10_000

type Letter = NotificationTypes.ProviderSendNotificationDTO
type ProviderData = { cc?: string[]; reply_to?: string | null; message_id?: string; list_unsubscribe?: string }
type Sent = { messageId: string; message?: unknown }

/**
 * Sends rendered mails over SMTP for stores that have no mail provider, or writes them as .eml files (option `directory`).
 *
 * Takes `content` {subject, html, text}, attachments whose content is base64, and `provider_data` {cc, reply_to, message_id,
 * list_unsubscribe}. Names of templates are not used.
 */
export class SmtpNotificationService extends AbstractNotificationProviderService {
  static override identifier = "crm-smtp"

  private readonly options: SmtpOptions
  private readonly deliver: (message: object) => Promise<Sent>

  static override validateOptions(options: Record<string, unknown>): void {
    parseSmtpOptions(options)
  }

  constructor(_container: unknown, options: Record<string, unknown>) {
    super()
    this.options = parseSmtpOptions(options)
    const transport = this.options.directory
      ? createTransport({ streamTransport: true, buffer: true })
      : smtpTransport(this.options)
    this.deliver = (message) => transport.sendMail(message) as Promise<Sent>
  }

  /** @throws INVALID_DATA if the mail has no content, not exactly one recipient, or a line break in a header */
  override async send(letter: Letter): Promise<NotificationTypes.ProviderSendNotificationResultsDTO> {
    const sent = await this.deliver(this.message(letter))
    if (this.options.directory) {
      await writeLetter(this.options.directory, sent.message as Buffer)
    }
    return { id: sent.messageId }
  }

  private message({ to, from, content, attachments, provider_data }: Letter): object {
    const { cc, reply_to, message_id, list_unsubscribe } = (provider_data ?? {}) as ProviderData
    const writer = sender(from?.trim() || this.options.from)
    if (!content?.html && !content?.text) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "The crm-smtp provider sends mails that come with their content; this one has none."
      )
    }
    return {
      to: { name: "", address: recipient(to.trim()) },
      from: writer,
      messageId: message_id && messageId(message_id, writer),
      cc: (cc ?? []).map((address) => ({ name: "", address: recipient(address.trim()) })),
      replyTo: reply_to ? sender(reply_to) : this.options.reply_to,
      subject: headerText(content.subject ?? "", "The subject"),
      headers: list_unsubscribe ? unsubscribeHeaders(list_unsubscribe) : undefined,
      text: content.text || undefined,
      html: content.html || undefined,
      attachments: attachments?.map(attachment),
      // Nothing in a mail is ever read from a path or fetched from an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    }
  }
}

/** The same for each try of one mail, so that a copy of it is known wherever it comes back. */
const messageId = (id: string, writer: string): string => {
  const [, domain] = /@([^\s@<>]+)>?\s*$/.exec(writer) ?? []
  return `<${headerText(id, "The id")}@${domainToASCII(domain ?? "") || "localhost"}>`
}

/** By one click in the mail program, without opening a page (RFC 8058). */
const unsubscribeHeaders = (url: string) => ({
  "List-Unsubscribe": `<${headerText(url, "The link that ends offers")}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
})

function attachment({ content, filename, content_type, id }: NonNullable<Letter["attachments"]>[number]) {
  return {
    content: Buffer.from(content, "base64"),
    filename: headerText(path.basename(filename), "An attachment's name"),
    contentType: content_type && headerText(content_type, "An attachment's type"),
    cid: id && headerText(id, "An attachment's id"),
  }
}

function smtpTransport({ url, host, port, secure, require_tls, user, password }: SmtpOptions) {
  const patience = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: 3 * PATIENCE }
  const auth = user === undefined ? undefined : { user, pass: password }
  return createTransport({
    ...(url ? { url } : { host, port, secure: secure ?? port === 465, auth }),
    requireTLS: require_tls,
    ...patience,
  })
}

/** The newest sorts last; the file, which may hold a buyer's link, is its owner's alone. */
async function writeLetter(directory: string, letter: Buffer): Promise<void> {
  await mkdir(directory, { recursive: true })
  const stamp = new Date().toISOString().replace(/[:.]/g, "-")
  await writeFile(path.join(directory, `${stamp}-${randomUUID()}.eml`), letter, { mode: 0o600, flag: "wx" })
}
