import { oneLine } from "../printable"
import type { DeliveryDocument, DeliveryDocumentLine, DocumentAddress, Mail } from "../types"
import { addressLines, sellerName, Wording, wordingOf } from "../wording"
import { Part } from "./letter"
import { OwnWords, ownWords, toBuyer } from "./mails"

const say = (text: string): Part => ({ kind: "text", text })
const whisper = (text: string): Part => ({ kind: "small", text })

/** "2 × Chair: December 3, 2026 (before: November 28, 2026)". */
export function deliveryLine(line: DeliveryDocumentLine, { t, day, number }: Wording): string {
  const { promised_date: is, told_date: was } = line
  const words = { quantity: number(line.quantity), title: oneLine(line.title), date: is ? day(is) : t("delivery.undated") }
  return was && was !== is ? t("delivery.line_changed", { ...words, before: day(was) }) : t("delivery.line", words)
}

/**
 * Tells a customer when the goods of an order come: a first date, another one, or that there is none yet.
 *
 * @param link - the customer's own page, where they answer with one click; an http or https address
 * @param own - words of staff, which come first
 */
export function deliveryMail(
  doc: DeliveryDocument,
  { kind, lines }: { kind: "dated" | "changed" | "undated"; lines: DeliveryDocumentLine[] },
  link: string,
  own: OwnWords = {}
): Mail {
  const words = wordingOf(doc)
  const { t } = words
  const values = { number: doc.number, company: sellerName(doc.seller) }
  return toBuyer(doc, words, own.subject?.trim() || t(`mail.delivery.${kind}.subject`, values), [
    ...ownWords(own),
    say(t(`mail.delivery.${kind}.intro`, values)),
    { kind: "list", lines: lines.map((line) => deliveryLine(line, words)) },
    { kind: "button", text: t("mail.delivery.button"), href: link, hint: t("mail.link_hint") },
    whisper(t("mail.delivery.answer")),
  ])
}

/** Asks a buyer to confirm or correct where an order is sent. @param link - as in `deliveryMail` */
export function addressMail(doc: DeliveryDocument, address: DocumentAddress, link: string, own: OwnWords = {}): Mail {
  const words = wordingOf(doc)
  const { t, locale } = words
  const values = { number: doc.number, company: sellerName(doc.seller) }
  return toBuyer(doc, words, own.subject?.trim() || t("mail.address.subject", values), [
    ...ownWords(own),
    say(t("mail.address.intro", values)),
    { kind: "list", lines: addressLines(address, locale) },
    { kind: "button", text: t("mail.address.button"), href: link, hint: t("mail.link_hint") },
    whisper(t("mail.address.private")),
  ])
}

/** Tells a buyer what became of the address they proposed. @param address - where the order goes now */
export function addressOutcomeMail(
  doc: DeliveryDocument,
  address: DocumentAddress,
  { accepted, note }: { accepted: boolean; note: string | null }
): Mail {
  const words = wordingOf(doc)
  const { t, locale } = words
  const kind = accepted ? "accepted" : "rejected"
  const values = { number: doc.number, company: sellerName(doc.seller) }
  return toBuyer(doc, words, t(`mail.address.${kind}.subject`, values), [
    say(t(`mail.address.${kind}.intro`, values)),
    ...(note ? [say(note)] : []),
    { kind: "list", lines: addressLines(address, locale) },
    say(t("mail.address.help")),
  ])
}
