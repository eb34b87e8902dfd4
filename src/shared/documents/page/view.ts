import { dayOf } from "../../days"
import { formatFileSize } from "../../i18n/format"
import { inkOn, safeColor } from "../color"
import { safeLogo } from "../logo"
import { oneLine, visibleText } from "../printable"
import type { DocumentItem, QuoteDocument, Sides } from "../types"
import {
  addressLines,
  buyerName,
  creditLines,
  depositLines,
  isZero,
  lineAmount,
  lineDiscount,
  lineHints,
  paymentTermLines,
  sellerName,
  taxId,
  TotalRow,
  totalRows,
  Wording,
  Words,
  wordingOf,
} from "../wording"

/** What became of the offer. */
export type Decision = {
  status: "sent" | "accepted" | "declined"
  /** Moment of the decision. */
  decided_at?: Date | string | null
  /** Who accepted, as typed. */
  name?: string | null
  order_display_id?: string | number | null
  /** Whether accepting ordered it at once; otherwise the seller orders it later, perhaps in parts. */
  ordered_later?: boolean
  /** Whether it waits for the seller before it is ordered. */
  on_hold?: boolean
}

/** A line as the page shows it; `choice` says how the buyer decides about it. */
export type ViewItem = {
  id: string
  kind: "item" | "section" | "note"
  title: string
  details: string
  hints: string
  note: string
  each: string
  amount: string
  choice: "" | "option" | "alternative"
  /** How the buyer decides, in words. */
  choice_hint: string
  group: string
  taken: boolean
}

/** A file that came with the offer; `label` is its name with its size. */
export type ViewFile = { id: string; filename: string; label: string }

/** What buyer and seller wrote to each other. */
export type ViewMessage = { text: string; who: string; when: string; about: string; mine: boolean }

/** What the page shows beside the offer's own words. */
export type PageExtras = {
  messages?: {
    text: string
    author_type: string
    author_name: string | null
    created_at: Date | string
    item_id: string | null
  }[]
  files?: { id: string; filename: string; size: number }[]
  /** What became of the deposit; nothing yet when left out. */
  deposit_status?: "none" | "pending" | "paid" | "taken_over" | "refunded"
  /** Whether a button can lead to a page where the deposit is paid. */
  can_pay?: boolean
}

/** Everything the page shows, in the buyer's language and as text: the browser only puts it into place. */
export type QuoteView = {
  locale: string
  version: number
  status: Decision["status"]
  /** Whether it is accepted and waits for the seller. */
  on_hold: boolean
  page_title: string
  heading: string
  title: string
  company: string
  logo: string | null
  /** The button in the house's color, and the letters that can be read on it, as CSS; null where the page has its own. */
  color: { button: string; ink: string } | null
  for: string
  valid_until: string
  total: string
  including_tax: string
  items: ViewItem[]
  items_hint: string
  totals: TotalRow[]
  payment: string[]
  delivery: string[]
  terms: string
  note: string
  seller: string[]
  questions: string
  accept: string
  decision: string[]
  cover: string
  withdrawal: string
  thread: ViewMessage[]
  files: ViewFile[]
  /** The button to pay the deposit; empty where there is none. */
  pay: string
  /** What to know before paying once more: a payment was begun. */
  paying: string
  /** That the deposit is paid, or was paid back. */
  paid: string
}

/** Puts an offer into the words of its public page. */
export function quoteView(
  doc: QuoteDocument,
  decision: Decision,
  timezone: string,
  extras: PageExtras = {}
): QuoteView {
  const wording = wordingOf(doc)
  const { t, locale, money, day } = wording
  const { seller } = doc
  const total = money(doc.total)
  const heading = t("page.title", { number: oneLine(doc.number ?? "") })
  return {
    locale,
    version: doc.version,
    status: decision.status,
    on_hold: Boolean(decision.on_hold),
    ...sidesOf(doc, heading, wording),
    title: oneLine(doc.title ?? ""),
    valid_until: doc.valid_until ? t("page.valid_until", { date: day(doc.valid_until) }) : "",
    total,
    including_tax: isZero(doc.tax_total) ? "" : t("page.including_tax", { amount: money(doc.tax_total) }),
    items: doc.items.map((item) => {
      const kind = item.kind === "section" || item.kind === "note" ? item.kind : "item"
      const words = lineWords(item, doc.prices_include_tax, wording)
      const group = kind === "item" ? (item.alternative_group ?? "") : ""
      const choice = group ? ("alternative" as const) : item.is_optional ? ("option" as const) : ("" as const)
      return {
        id: item.id ?? "",
        kind,
        choice,
        choice_hint: choiceHint(item, decision.status === "sent", wording),
        group: oneLine(group),
        taken: Boolean(item.included),
        hints: lineHints({ ...item, alternative_group: null, is_optional: false }, wording).join(" · "),
        ...words,
        ...(kind === "item" ? {} : { each: "", amount: "" }),
        title: kind === "note" ? visibleText(item.title) : words.title,
      }
    }),
    items_hint: t(doc.prices_include_tax ? "items.with_tax" : "items.without_tax"),
    totals: totalRows(doc, wording, t("totals.total")),
    payment: [
      ...creditLines(doc, wording),
      ...depositLines(doc, wording),
      ...paymentTermLines(doc.payment_terms, wording),
    ],
    delivery: [
      ...(doc.shipping_methods ?? []).map(({ name }) => oneLine(name)),
      ...(doc.requested_delivery_date ? [t("items.wanted", { date: day(doc.requested_delivery_date) })] : []),
    ],
    cover: visibleText(doc.cover_text ?? ""),
    withdrawal: visibleText(doc.withdrawal_text ?? ""),
    thread: (extras.messages ?? []).map((message) => ({
      text: visibleText(message.text),
      mine: message.author_type === "buyer",
      who: message.author_type === "buyer" ? t("page.you") : oneLine(message.author_name || sellerName(seller)),
      when: day(dayOf(new Date(message.created_at), timezone)),
      about: aboutOf(doc, message.item_id, t),
    })),
    files: (extras.files ?? []).map(({ id, filename, size }) => {
      const name = oneLine(filename)
      return { id, filename: name, label: `${name} (${formatFileSize(size, locale)})` }
    }),
    ...paymentView(doc, decision.status === "accepted" ? extras : {}, wording),
    terms: visibleText(doc.terms ?? ""),
    note: visibleText(doc.note ?? ""),
    accept: t(doc.buyer.customer_kind === "consumer" ? "page.accept.button_consumer" : "page.accept.button", { total }),
    decision: decisionLines(decision, timezone, wording),
  }
}

/** Whose document it is, for whom, and whom to ask. */
export function sidesOf(doc: Sides, heading: string, wording: Words) {
  const { t, locale } = wording
  const { seller, buyer } = doc
  const contact = contactLine(seller)
  return {
    heading,
    page_title: [heading, oneLine(sellerName(seller))].filter(Boolean).join(" · "),
    company: oneLine(sellerName(seller)),
    logo: safeLogo(seller.logo)?.dataUrl ?? null,
    color: colorOf(seller.brand_color),
    for: t("page.for", { name: oneLine(buyerName(buyer, doc.billing_address)) }),
    seller: [
      seller.legal_name || sellerName(seller),
      addressLines(seller.address, locale).join(", "),
      seller.tax_id && taxId(seller.tax_id, seller.address, wording),
    ]
      .filter((line): line is string => Boolean(line))
      .map(oneLine),
    questions: contact ? t("page.questions", { contact }) : "",
  }
}

/** What a line says: title, details, "3 × 10.01, 5% off", amount. */
export function lineWords(item: DocumentItem, pricesIncludeTax: boolean | undefined, wording: Wording) {
  const { t, money, number, price } = wording
  const each = { quantity: number(item.quantity), price: price(item.unit_price) }
  const percent = lineDiscount(item, pricesIncludeTax, wording)
  return {
    title: oneLine(item.title),
    details: [item.subtitle, item.sku && t("items.sku", { sku: item.sku })]
      .filter(Boolean)
      .map((text) => oneLine(text!))
      .join(" · "),
    note: visibleText(item.note ?? ""),
    each: percent ? t("page.each_discounted", { ...each, percent }) : t("page.each", each),
    amount: money(lineAmount(item, pricesIncludeTax)),
  }
}

/** How a seller is reached, on one line whose number is not broken apart. */
export const contactLine = ({ email, phone }: { email?: string | null; phone?: string | null }): string =>
  [email && oneLine(email), phone && oneLine(phone).replace(/ /g, "\u00a0")].filter(Boolean).join(" · ")

/** What a line says about its choice: what to do while the buyer decides, what was taken after that. */
function choiceHint(item: DocumentItem, isOpen: boolean, wording: Wording): string {
  const { alternative_group: group, is_optional, included } = item
  if ((item.kind ?? "item") !== "item") {
    return ""
  }
  if (isOpen && group) {
    return wording.t("page.choose", { group: oneLine(group) })
  }
  return lineHints({ alternative_group: group, is_optional, included } as DocumentItem, wording).join("")
}

function paymentView(
  { deposit }: QuoteDocument,
  { deposit_status: status = "none", can_pay }: PageExtras,
  { t, money }: Wording
): Pick<QuoteView, "pay" | "paying" | "paid"> {
  const amount = deposit && money(deposit.amount)
  if (!amount) {
    return { pay: "", paying: "", paid: "" }
  }
  const isOpen = (status === "none" || status === "pending") && can_pay
  const paid = status === "paid" || status === "taken_over"
  return {
    pay: isOpen ? t("page.pay.button", { amount }) : "",
    paying: isOpen && status === "pending" ? t("page.pay.begun") : "",
    paid: paid ? t("page.pay.paid", { amount }) : status === "refunded" ? t("page.pay.refunded", { amount }) : "",
  }
}

function colorOf(asked: string | null | undefined): QuoteView["color"] {
  const button = safeColor(asked)
  return button ? { button, ink: inkOn(button) } : null
}

const aboutOf = (doc: QuoteDocument, item_id: string | null, t: Wording["t"]): string => {
  const item = item_id ? doc.items.find(({ id }) => id === item_id) : undefined
  return item ? t("page.about", { title: oneLine(item.title) }) : ""
}

function decisionLines(
  { status, decided_at, name, order_display_id, ordered_later, on_hold }: Decision,
  timezone: string,
  { t, day }: Wording
): string[] {
  if (status === "declined") {
    return [t("page.declined.text")]
  }
  if (status !== "accepted") {
    return []
  }
  const date = decided_at ? day(dayOf(new Date(decided_at), timezone)) : ""
  const accepted = name
    ? t("page.accepted.text", { name: oneLine(name), date })
    : t("page.accepted.text_unnamed", { date })
  const order = order_display_id
    ? t("page.accepted.order", { order: order_display_id })
    : t(on_hold ? "page.held.text" : ordered_later ? "page.accepted.no_order" : "page.accepted.order_later")
  return [...(date ? [accepted] : []), order]
}
