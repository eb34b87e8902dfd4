import { MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"

import { OUTBOX_MODULE } from "../../modules/outbox"
import type { OutboxModuleService } from "../../modules/outbox/service"
import { creditNoteMail, invoiceMail } from "../../shared/documents"
import { sendDocumentWorkflow } from "../../workflows/receivable"
import { readCreditNoteDocument, readInvoiceDocument } from "../../workflows/receivable/documents/print"
import {
  assertMailable,
  contactsOf,
  DocumentKind,
  invoiceLink,
  readRow,
  recipientOf,
} from "../../workflows/receivable/mail/document-mail"
import { ownerAddress } from "../../workflows/quote/mail/addresses"
import { publicUrlOf } from "../../workflows/quote/mail/public-url"
import type { Delivery } from "../../workflows/outbox/send-message"
import { plainRow } from "./answer"
import { actorOf } from "./caller"
import { line, requiredText, text } from "./fields"
import { listRequestOf } from "./documents"
import { createListParams } from "./list-params"
import { validateBody, validateListQuery } from "./validate"

const email = z.email("must be an e-mail address").max(254)

/** What a person decides about the mail of an invoice or credit note. */
export const AdminPreviewCrmDocumentMail = z.strictObject({
  /** Another recipient than the document's own. */
  to: email.optional(),
  cc: z.array(email).max(10).optional(),
  subject: line(200).optional(),
  /** Put before the mail's own words. */
  message: text(5_000).optional(),
})
export type AdminPreviewCrmDocumentMail = z.infer<typeof AdminPreviewCrmDocumentMail>

export const AdminSendCrmDocument = AdminPreviewCrmDocumentMail.extend({
  /** The same mail under the same key goes out once, whenever it is asked for again. */
  idempotency_key: requiredText(100).optional(),
})
export type AdminSendCrmDocument = z.infer<typeof AdminSendCrmDocument>

const AdminGetCrmMailsParams = createListParams({ order: ["created_at"], defaultOrder: "-created_at" }).omit({
  q: true,
})

/** Checks of the routes below, under the path of one document. */
export const mailMiddlewares = (path: string): MiddlewareRoute[] => [
  { matcher: `${path}/send`, methods: ["POST"], middlewares: [validateBody(AdminSendCrmDocument)] },
  { matcher: `${path}/send-preview`, methods: ["POST"], middlewares: [validateBody(AdminPreviewCrmDocumentMail)] },
  {
    matcher: `${path}/mails`,
    methods: ["GET"],
    middlewares: [validateListQuery(AdminGetCrmMailsParams, { entity: "crm_outbox_message", defaults: [] })],
  },
]

/** Where this request reached the server, for links of stores without the option `public_url`. */
export const requestedUrl = (req: MedusaRequest): string => `${req.protocol}://${req.get("host") ?? ""}`

/** Every mail about a document, newest first: to whom, what it said, how it went. Links stand without their token. */
export async function answerMails(
  req: MedusaRequest,
  res: MedusaResponse,
  reference: string,
  reference_id: string | string[]
): Promise<void> {
  const { limit, offset } = listRequestOf(req)
  const [rows, count] = await req.scope
    .resolve<OutboxModuleService>(OUTBOX_MODULE)
    .listAndCountCrmOutboxMessages(
      { reference, reference_id },
      { order: { created_at: "DESC", id: "DESC" }, take: limit, skip: offset }
    )
  res.json({ mails: rows.map((row) => plainRow(row)), count, offset, limit })
}

/** Mails a document as the body says. @returns how the mail went */
export async function sendDocument(req: MedusaRequest, reference: DocumentKind, id: string): Promise<Delivery> {
  const { idempotency_key, ...options } = req.validatedBody as AdminSendCrmDocument
  const { result } = await sendDocumentWorkflow(req.scope).run({
    input: {
      reference,
      id,
      options: { ...options, base_url: requestedUrl(req) },
      idempotency_key,
      actor: actorOf(req),
    },
  })
  return result
}

/** What sending would mail, to whom; nothing is stored or sent. */
export async function answerSendPreview(
  req: MedusaRequest,
  res: MedusaResponse,
  reference: DocumentKind,
  id: string
): Promise<void> {
  const { to, cc, ...own } = (req.validatedBody ?? {}) as AdminPreviewCrmDocumentMail
  const row = await readRow(req.scope, reference, id)
  assertMailable(reference, row)
  const link = invoiceLink(publicUrlOf(req.scope, requestedUrl(req)), "preview")
  const mail =
    reference === "crm_invoice"
      ? invoiceMail(await readInvoiceDocument(req.scope, id), link, own)
      : creditNoteMail(await readCreditNoteDocument(req.scope, id), own)
  const recipient = to ?? (await recipientOf(req.scope, row))
  res.json({
    to: recipient,
    cc: cc ?? (await contactsOf(req.scope, row, recipient)),
    reply_to: await ownerAddress(req.scope, row.owner_id),
    ...mail,
    pdf_filename: `${row.number}.pdf`,
  })
}
