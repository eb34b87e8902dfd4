import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"

import { customerGroup } from "../../interaction/customer-group"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { CreditNoteRow, InvoiceContact, InvoiceRow } from "../../../modules/receivable/types"
import { Actor } from "../../../shared/actor"
import { creditNoteMail, invoiceMail, MailAttachment, OwnWords, pdfAttachment } from "../../../shared/documents"
import { Delivery, MessageContent, sendMessage } from "../../outbox/send-message"
import { ownerAddress } from "../../quote/mail/addresses"
import { publicUrlOf } from "../../quote/mail/public-url"
import { eInvoiceAttachments } from "../e-invoice/e-invoice-file"
import { creditNoteFile, invoiceFile, readCreditNoteDocument, readInvoiceDocument } from "../documents/print"

export type DocumentKind = "crm_invoice" | "crm_credit_note"

/** What a person decides about a mail; all of it may be left out. */
export type DocumentMailOptions = OwnWords & { to?: string; cc?: string[]; base_url?: string }

/** One mail of one document, made once by its key. */
export type DocumentMail = {
  reference: DocumentKind
  reference_id: string
  /** By hand, or by itself as the document is issued. */
  why: "sent" | "issued"
  key: string
  actor: Actor
  options?: DocumentMailOptions
}

type Row = Pick<
  InvoiceRow | CreditNoteRow,
  "id" | "company_id" | "number" | "status" | "customer_id" | "bill_to_customer_id" | "owner_id" | "locale" | "buyer"
>

/** The buyer's link to an invoice. The token stands behind `#`, so that it never reaches a server's log. */
export const invoiceLink = (publicUrl: string, token: string): string =>
  `${publicUrl.replace(/\/+$/, "")}/crm/invoices#${token}`

const receivables = (container: MedusaContainer): ReceivableModuleService => container.resolve(RECEIVABLE_MODULE)

export const documentName = (reference: DocumentKind, { id, number }: Pick<Row, "id" | "number">): string =>
  `${reference === "crm_invoice" ? "Invoice" : "Credit note"} ${number ?? id}`

export async function readRow(container: MedusaContainer, reference: DocumentKind, id: string): Promise<Row> {
  const row =
    reference === "crm_invoice"
      ? await receivables(container).retrieveCrmInvoice(id)
      : await receivables(container).retrieveCrmCreditNote(id)
  return row as unknown as Row
}

/** @throws NOT_ALLOWED for a draft or a voided invoice: nobody is asked to pay by these */
export function assertMailable(reference: DocumentKind, row: Row): void {
  if (row.status !== "issued") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${documentName(reference, row)} is ${row.status} and cannot be mailed; only issued documents can.`
    )
  }
}

/** Who gets the document: the customer who pays for the buyer where there is one, else the buyer as the document names it. */
export async function recipientOf(container: MedusaContainer, row: Row): Promise<string | null> {
  const { bill_to_customer_id: payer, customer_id } = row
  if (payer && payer !== customer_id) {
    const [customer] = await container
      .resolve(Modules.CUSTOMER)
      .listCustomers({ id: [payer] }, { select: ["email"], take: 1 })
    if (customer?.email) {
      return customer.email
    }
  }
  return (row.buyer as { email?: string | null } | null)?.email ?? null
}

/** Who else gets it by the debtor's account: contacts of the document's language, and those of any. */
export async function contactsOf(
  container: MedusaContainer,
  row: Pick<Row, "bill_to_customer_id" | "locale"> & { customer_id?: string | null },
  to: string | null
): Promise<string[]> {
  const customer_id = row.bill_to_customer_id ?? row.customer_id
  const [account] = customer_id
    ? await receivables(container).listCrmCustomerAccounts(
        { customer_id: (await customerGroup(container, customer_id)).root_id },
        { select: ["id", "invoice_contacts"], take: 1 }
      )
    : []
  const contacts = (account?.invoice_contacts ?? []) as unknown as InvoiceContact[]
  return contacts
    .filter(({ email, locale }) => email !== to && (!locale || locale === row.locale))
    .map(({ email }) => email)
}

/** An electronic invoice that is a PDF itself goes instead of the other one. */
const papers = (pdf: MailAttachment, electronic: MailAttachment[]): MailAttachment[] =>
  electronic.some(({ content_type }) => content_type === pdf.content_type) ? electronic : [pdf, ...electronic]

/** What the mail says, with the very file that is kept. Made by the one who sends it; from then on the invoice counts as handed over. */
async function contentOf(
  container: MedusaContainer,
  { reference, reference_id, options = {}, actor }: DocumentMail,
  row: Row,
  to: string
): Promise<MessageContent> {
  const electronic = await eInvoiceAttachments(container, reference, row)
  if (reference === "crm_credit_note") {
    const document = await readCreditNoteDocument(container, reference_id)
    const { pdf } = await creditNoteFile(container, reference_id)
    return {
      mail: creditNoteMail(document, options),
      attachments: papers(pdfAttachment(pdf, document.number!), electronic),
    }
  }
  const { pdf } = await invoiceFile(container, reference_id, actor)
  const document = await readInvoiceDocument(container, reference_id)
  const token = await receivables(container).linkInvoice(reference_id, to, actor)
  const link = invoiceLink(publicUrlOf(container, options.base_url), token)
  return {
    mail: invoiceMail(document, link, options),
    attachments: papers(pdfAttachment(pdf, document.number!), electronic),
    secrets: [token],
  }
}

/**
 * Mails a document through the outbox, once by its key, and notes it in History. A failure is told, not thrown.
 *
 * @throws NOT_ALLOWED for a document that is not issued; INVALID_DATA when nobody is named and the document knows no address
 */
export async function mailDocument(container: MedusaContainer, mail: DocumentMail): Promise<Delivery> {
  const { reference, reference_id, why, key, options = {}, actor } = mail
  const row = await readRow(container, reference, reference_id)
  assertMailable(reference, row)
  const to = options.to ?? (await recipientOf(container, row))
  if (!to) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${documentName(reference, row)} names no e-mail address of its buyer; say who gets it.`
    )
  }
  let made = false
  const delivery = await sendMessage(
    container,
    {
      ...(await envelope(container, row, mail)),
      kind: `${reference.replace("crm_", "")}_${why}`,
      to,
      cc: options.cc ?? (await contactsOf(container, row, to)),
      dedupe_key: key,
    },
    () => {
      made = true
      return contentOf(container, mail, row, to)
    }
  )
  if (made) {
    const failed = delivery.status === "failed"
    await receivables(container).recordMailed({ reference, reference_id }, { recipient: to, failed }, actor)
  }
  return delivery
}

/** What the outbox knows of a document's mail beside its recipient. */
export const envelope = async (
  container: MedusaContainer,
  row: Row,
  { reference, reference_id }: Pick<DocumentMail, "reference" | "reference_id">
) => ({
  class: "service" as const,
  reply_to: await ownerAddress(container, row.owner_id),
  customer_id: row.customer_id,
  locale: row.locale,
  reference,
  reference_id,
})
