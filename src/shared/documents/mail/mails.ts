import { ServerLocale, serverLocale, translator } from "../../i18n"
import { oneLine } from "../printable"
import { paymentFacts } from "../payment"
import type {
  CreditNoteDocument,
  DocumentBase,
  InvoiceDocument,
  Mail,
  MailAttachment,
  QuoteDocument,
  Sides,
} from "../types"
import { addressLines, buyerName, creditLines, isSettled, sellerName, wordingOf, Words } from "../wording"
import { Part, writeLetter } from "./letter"

const say = (text: string): Part => ({ kind: "text", text })
const whisper = (text: string): Part => ({ kind: "small", text })

/**
 * The mail that brings an offer, in the buyer's language.
 *
 * @param link - the buyer's own page, token included; an http or https address
 * @param own - a subject and words of the rep's own; the words come first
 * @throws INVALID_DATA for another kind of link
 */
export function quoteMail(doc: QuoteDocument, link: string, own: OwnWords = {}): Mail {
  const words = wordingOf(doc)
  const { t, money, day } = words
  const [number, total] = [doc.number ?? "", money(doc.total)]
  const subject = own.subject?.trim() || t("mail.quote.subject", { number, company: sellerName(doc.seller) })
  return toBuyer(doc, words, subject, [
    ...ownWords(own),
    say(
      doc.title
        ? t("mail.quote.intro_titled", { number, total, title: oneLine(doc.title) })
        : t("mail.quote.intro", { number, total })
    ),
    ...(doc.valid_until ? [say(t("mail.quote.valid", { date: day(doc.valid_until) }))] : []),
    ...creditLines(doc, words).map(say),
    { kind: "button", text: t("mail.quote.button"), href: link, hint: t("mail.link_hint") },
    say(t("mail.quote.attached")),
    whisper(t("mail.quote.private")),
  ])
}

/** What a rep says in a mail beside its own words. */
export type OwnWords = { subject?: string | null; message?: string | null }

/**
 * Reminds a buyer who has not answered: some days after sending, or some days before the last one.
 *
 * @param link - as in `quoteMail`
 */
export function quoteReminderMail(doc: QuoteDocument, link: string, why: "silent" | "ending"): Mail {
  const words = wordingOf(doc)
  const { t, money, day } = words
  const [number, total] = [doc.number ?? "", money(doc.total)]
  const date = doc.valid_until ? day(doc.valid_until) : ""
  return toBuyer(doc, words, t("mail.reminder.subject", { number, company: sellerName(doc.seller) }), [
    say(
      why === "ending"
        ? t("mail.reminder.ending", { number, total, date })
        : t("mail.reminder.intro", { number, total })
    ),
    ...(why === "silent" && date ? [say(t("mail.quote.valid", { date }))] : []),
    { kind: "button", text: t("mail.quote.button"), href: link, hint: t("mail.link_hint") },
    say(t("mail.reminder.help")),
    whisper(t("mail.quote.private")),
  ])
}

/**
 * Brings the seller's answer to a question.
 *
 * @param about - title of the line that was asked about; null for the whole quote
 * @param link - as in `quoteMail`; null where the buyer has no page any more
 */
export function quoteAnswerMail(doc: QuoteDocument, answer: string, about: string | null, link: string | null): Mail {
  const words = wordingOf(doc)
  const { t } = words
  const number = doc.number ?? ""
  return toBuyer(doc, words, t("mail.answer.subject", { number, company: sellerName(doc.seller) }), [
    say(t("mail.answer.intro", { number })),
    ...(about ? [whisper(t("mail.answer.item", { title: oneLine(about) }))] : []),
    say(answer),
    ...(link ? [{ kind: "button" as const, text: t("mail.quote.button"), href: link, hint: t("mail.link_hint") }] : []),
  ])
}

/** What staff are told of beside decisions. */
export type NoticeKind =
  "requested" | "lead" | "question" | "submitted" | "approved" | "rejected" | "order_canceled" | "held"

/** Tells staff what happened to a quote, with the words that came with it. */
export function quoteNoticeMail(doc: QuoteDocument, kind: NoticeKind, note: string | null, notice: Notice): Mail {
  const customer = oneLine(buyerName(doc.buyer, doc.billing_address))
  const { t, money } = wordingOf({ ...doc, locale: notice.locale })
  const values = { customer, number: doc.number ?? "", total: money(doc.total) }
  const words = note ? [say(kind === "question" || kind === "held" ? note : t("mail.notice.note", { note }))] : []
  return toStaff(doc, notice, t(`mail.notice.${kind}.subject`, values), [
    say(t(`mail.notice.${kind}.intro`, values)),
    ...words,
  ])
}

/**
 * The mail that brings an invoice: what to pay until when and where, or that it is paid.
 *
 * @param link - as in `quoteMail`; null where the buyer gets no page
 */
export function invoiceMail(doc: InvoiceDocument, link: string | null = null, own: OwnWords = {}): Mail {
  const words = wordingOf(doc)
  const { t, money, day } = words
  const number = doc.number ?? ""
  const accounts = paymentFacts(doc, words)
  const subject = own.subject?.trim() || t("mail.invoice.subject", { number, company: sellerName(doc.seller) })
  return toBuyer(doc, words, subject, [
    ...ownWords(own),
    say(t("mail.invoice.intro", { number, total: money(doc.total) })),
    ...(isSettled(doc)
      ? [say(t("mail.invoice.paid"))]
      : doc.instalments.length > 1
        ? [
            say(t("mail.invoice.instalments")),
            {
              kind: "list" as const,
              lines: doc.instalments.map((part) =>
                t("payment.instalment", { amount: money(part.amount), date: day(part.due_date) })
              ),
            },
          ]
        : [
            say(
              doc.due_date
                ? t("mail.invoice.due", { amount: money(doc.payable), date: day(doc.due_date) })
                : t("mail.invoice.due_undated", { amount: money(doc.payable) })
            ),
          ]),
    ...(accounts.length ? [{ kind: "facts" as const, rows: accounts }] : []),
    ...(doc.payment_instructions?.text && !isSettled(doc) ? [say(doc.payment_instructions.text)] : []),
    ...(link
      ? [
          { kind: "button" as const, text: t("mail.invoice.button"), href: link, hint: t("mail.link_hint") },
          whisper(t("mail.invoice.private")),
        ]
      : []),
    ...(doc.fiscal_documents === "elsewhere" ? [whisper(t("fiscal.elsewhere"))] : []),
  ])
}

/** The mail that brings a credit note: what it takes back, and why. */
export function creditNoteMail(doc: CreditNoteDocument, own: OwnWords = {}): Mail {
  const words = wordingOf(doc)
  const { t, money } = words
  const [number, invoice] = [doc.number ?? "", doc.invoice_number ?? ""]
  const subject = own.subject?.trim() || t("mail.credit_note.subject", { number, company: sellerName(doc.seller) })
  return toBuyer(doc, words, subject, [
    ...ownWords(own),
    say(t("mail.credit_note.intro", { number, invoice, total: money(doc.total) })),
    ...(doc.reason ? [say(t("mail.credit_note.reason", { reason: doc.reason }))] : []),
    ...(doc.fiscal_documents === "elsewhere" ? [whisper(t("fiscal.elsewhere"))] : []),
  ])
}

export const ownWords = ({ message }: OwnWords): Part[] => (message?.trim() ? [say(message.trim())] : [])

export type Acceptance = {
  name?: string | null
  order_display_id?: string | number | null
  /** Whether it waits for the seller before it is ordered. */
  on_hold?: boolean
}

/** Tells the buyer what was accepted in whose name, so that a stranger's acceptance is noticed. */
export function acceptanceMail(doc: QuoteDocument, { name, order_display_id, on_hold }: Acceptance): Mail {
  const words = wordingOf(doc)
  const { t, money } = words
  const number = doc.number ?? ""
  return toBuyer(doc, words, t("mail.accepted.subject", { number, company: sellerName(doc.seller) }), [
    say(t("mail.accepted.intro", { name: oneLine(name || buyerName(doc.buyer)), number, total: money(doc.total) })),
    ...(order_display_id ? [say(t("mail.accepted.order", { order: order_display_id }))] : []),
    ...(on_hold ? [say(t("page.held.heading"))] : []),
    whisper(t("mail.accepted.next")),
  ])
}

/** Tells the buyer that what they accepted, and waited for, is ordered now. */
export function confirmationMail(doc: QuoteDocument, { order_display_id }: Acceptance): Mail {
  const words = wordingOf(doc)
  const { t, money } = words
  const number = doc.number ?? ""
  return toBuyer(doc, words, t("mail.confirmed.subject", { number, company: sellerName(doc.seller) }), [
    say(t("mail.confirmed.intro", { number, total: money(doc.total) })),
    ...(order_display_id ? [say(t("mail.accepted.order", { order: order_display_id }))] : []),
  ])
}

/** Tells the buyer that what they accepted cannot be ordered. */
export function withdrawalMail(doc: QuoteDocument): Mail {
  const words = wordingOf(doc)
  const number = doc.number ?? ""
  return toBuyer(doc, words, words.t("mail.withdrawn.subject", { number, company: sellerName(doc.seller) }), [
    say(words.t("mail.withdrawn.intro", { number })),
  ])
}

/** What a mail to staff needs: their language, and the quote's page in the dashboard. */
export type Notice = { locale: string; link?: string | null }

/** Tells the rep that their quote was accepted. */
export function acceptanceNoticeMail(
  doc: QuoteDocument,
  { name, order_display_id, on_hold }: Acceptance,
  notice: Notice
): Mail {
  const customer = oneLine(buyerName(doc.buyer, doc.billing_address))
  const { t, money } = wordingOf({ ...doc, locale: notice.locale })
  const number = doc.number ?? ""
  return toStaff(doc, notice, t("mail.notice.accepted.subject", { customer, number }), [
    say(
      t("mail.notice.accepted.intro", { name: oneLine(name || customer), number, total: money(doc.total), customer })
    ),
    ...(order_display_id ? [say(t("mail.notice.accepted.order", { order: order_display_id }))] : []),
    ...(on_hold ? [say(t("mail.notice.accepted.on_hold"))] : []),
  ])
}

/** Tells the rep that their quote was declined, and why. */
export function declineNoticeMail(doc: QuoteDocument, { reason }: { reason?: string | null }, notice: Notice): Mail {
  const customer = oneLine(buyerName(doc.buyer, doc.billing_address))
  const { t, money } = wordingOf({ ...doc, locale: notice.locale })
  const number = doc.number ?? ""
  return toStaff(doc, notice, t("mail.notice.declined.subject", { customer, number }), [
    say(t("mail.notice.declined.intro", { customer, number, total: money(doc.total) })),
    ...(reason ? [say(t("mail.notice.declined.reason", { reason }))] : []),
  ])
}

/** Shows that mail works at all. */
export function testMail({ company, locale }: { company: string; locale: string }): Mail {
  const t = translator(serverLocale(locale))
  const parts = [say(t("mail.test.intro"))]
  return writeLetter({
    locale: serverLocale(locale),
    subject: t("mail.test.subject", { company }),
    company,
    parts,
    signature: [company],
  })
}

/** A PDF for the host's Notification module, named after its document. */
export function pdfAttachment(pdf: Buffer, name: string): MailAttachment {
  const filename = `${oneLine(name)
    .replace(/[\\/:*?"<>|]/g, "-")
    .slice(0, 100)}.pdf`
  return { content: pdf.toString("base64"), filename, content_type: "application/pdf" }
}

/** A mail to a buyer, with greeting, closing and signature around its parts. */
export function toBuyer(doc: Sides, { t, locale }: Words, subject: string, parts: Part[]): Mail {
  const name = oneLine(doc.buyer.name || buyerName(doc.buyer, doc.billing_address))
  const greeting = say(name && name !== doc.buyer.email ? t("mail.hello", { name }) : t("mail.hello_nobody"))
  const company = sellerName(doc.seller)
  const closing = say(`${t("mail.regards")}\n${company}`)
  return writeLetter({
    locale,
    subject,
    company,
    parts: [greeting, ...parts, closing],
    signature: signatureOf(doc, locale),
    brand_color: doc.seller.brand_color,
  })
}

function toStaff(doc: DocumentBase, { locale: wanted, link }: Notice, subject: string, parts: Part[]): Mail {
  const locale = serverLocale(wanted)
  const t = translator(locale)
  const button: Part[] = link
    ? [{ kind: "button", text: t("mail.notice.button"), href: link, hint: t("mail.link_hint") }]
    : []
  return writeLetter({
    locale,
    subject,
    company: sellerName(doc.seller),
    parts: [...parts, ...button],
    signature: [sellerName(doc.seller)],
  })
}

function signatureOf({ seller }: Sides, locale: ServerLocale): string[] {
  const address = addressLines(seller.address, locale).join(", ")
  const reach = [seller.email, seller.phone].filter(Boolean).join(" · ")
  return [seller.legal_name || sellerName(seller), address, reach].filter(Boolean)
}
