import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { OutboxMessageRow } from "../../../modules/outbox/types"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { Statement } from "../../../modules/reporting/queries/statement"
import { Actor } from "../../../shared/actor"
import { Mail, OwnWords, renderStatementPdf, statementMail } from "../../../shared/documents"
import { Delivery, MessageContent, sendMessage } from "../../outbox/send-message"
import { keptFile } from "../documents/kept-file"
import { contactsOf } from "../mail/document-mail"
import { Debtor, readDebtor, statementDocument, statementFilename } from "./statement-document"

/** What the outbox and History call whom a statement is of. */
export const STATEMENT_OF = "crm_customer_account"

/** What a person decides about a statement's mail; all of it may be left out. */
export type StatementMailOptions = OwnWords & { to?: string; cc?: string[] }

/** Who gets a debtor's statement: the debtor, and who else gets its invoices; the first of these where it has no address. */
export async function statementRecipients(
  container: MedusaContainer,
  { id, customer, locale }: Debtor,
  { to: asked, cc }: StatementMailOptions = {}
): Promise<{ to: string | null; cc: string[] }> {
  const contacts = async (except: string | null) =>
    contactsOf(container, { bill_to_customer_id: id, locale }, except)
  const to = asked ?? customer.email ?? (await contacts(null))[0] ?? null
  return { to, cc: cc ?? (await contacts(to)) }
}

/** What the outbox knows of a statement's mail beside its recipients. */
export async function statementEnvelope(container: MedusaContainer, { id, locale }: Debtor) {
  const { company_email } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  return {
    class: "service" as const,
    reply_to: company_email,
    customer_id: id,
    locale,
    reference: STATEMENT_OF,
    reference_id: id,
  }
}

/** The mail and its paper, which is kept as it leaves. */
export async function statementContent(
  container: MedusaContainer,
  statement: Statement,
  debtor: Debtor,
  message: Pick<OutboxMessageRow, "id">,
  own: OwnWords = {}
): Promise<MessageContent> {
  const document = await statementDocument(container, statement, debtor)
  const filename = statementFilename(document)
  const file = { reference: "crm_outbox_message", reference_id: message.id, kind: "pdf" } as const
  const pdf = await keptFile(container, file, filename, () => renderStatementPdf(document))
  return {
    mail: statementMail(document, own),
    attachments: [{ content: pdf.toString("base64"), filename, content_type: "application/pdf" }],
  }
}

/** The mail as it would leave, and to whom; nothing is stored or sent. */
export async function previewStatementMail(
  container: MedusaContainer,
  statement: Statement,
  options: StatementMailOptions
): Promise<Mail & { to: string | null; cc: string[]; reply_to: string | null; pdf_filename: string }> {
  const debtor = await readDebtor(container, statement.bill_to_customer_id)
  const document = await statementDocument(container, statement, debtor)
  const { reply_to } = await statementEnvelope(container, debtor)
  const recipients = await statementRecipients(container, debtor, options)
  return { ...recipients, reply_to, ...statementMail(document, options), pdf_filename: statementFilename(document) }
}

/**
 * Mails a statement through the outbox, once by its key, and notes it in the account's History. A failure is told, not thrown.
 *
 * @throws INVALID_DATA when nobody is named and the debtor has no address
 */
export async function mailStatement(
  container: MedusaContainer,
  { statement, key, options = {}, actor }: { statement: Statement; key: string; options?: StatementMailOptions; actor: Actor }
): Promise<Delivery> {
  const debtor = await readDebtor(container, statement.bill_to_customer_id)
  const { to, cc } = await statementRecipients(container, debtor, options)
  if (!to) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Customer ${debtor.id} has no e-mail address and no contact for invoices; say who gets the statement.`
    )
  }
  // What cannot be printed is refused before anything is planned.
  await statementDocument(container, statement, debtor)
  let made = false
  const delivery = await sendMessage(
    container,
    { ...(await statementEnvelope(container, debtor)), kind: "statement_sent", to, cc, dedupe_key: key },
    (message) => {
      made = true
      return statementContent(container, statement, debtor, message, options)
    }
  )
  if (made) {
    await noteMailed(container, debtor.id, delivery, actor)
  }
  return delivery
}

/** Notes in the account's History that a statement was mailed, or was not. */
export const noteMailed = async (
  container: MedusaContainer,
  debtor_id: string,
  { recipient, status }: Delivery,
  actor: Actor
): Promise<void> =>
  container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .recordMailed({ reference: STATEMENT_OF, reference_id: debtor_id }, { recipient, failed: status === "failed" }, actor)
