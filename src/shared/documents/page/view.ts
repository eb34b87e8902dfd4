import { dayOf } from "../../days"
import { safeLogo } from "../logo"
import { oneLine, visibleText } from "../printable"
import type { QuoteDocument } from "../types"
import {
  addressLines,
  buyerName,
  isZero,
  lineAmount,
  lineDiscount,
  paymentTermLines,
  sellerName,
  taxId,
  TotalRow,
  totalRows,
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
}

/** Everything the page shows, in the buyer's language and as text: the browser only puts it into place. */
export type QuoteView = {
  locale: string
  version: number
  status: Decision["status"]
  page_title: string
  heading: string
  title: string
  company: string
  logo: string | null
  for: string
  valid_until: string
  total: string
  including_tax: string
  items: { title: string; details: string; note: string; each: string; amount: string }[]
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
}

/** Puts an offer into the words of its public page. */
export function quoteView(doc: QuoteDocument, decision: Decision, timezone: string): QuoteView {
  const wording = wordingOf(doc)
  const { t, locale, money, day, number, price } = wording
  const { seller } = doc
  const total = money(doc.total)
  const heading = t("page.title", { number: oneLine(doc.number ?? "") })
  const contact = [seller.email, seller.phone].filter(Boolean).join(" · ")
  return {
    locale,
    version: doc.version,
    status: decision.status,
    page_title: [heading, oneLine(sellerName(seller))].filter(Boolean).join(" · "),
    heading,
    title: oneLine(doc.title ?? ""),
    company: oneLine(sellerName(seller)),
    logo: safeLogo(seller.logo)?.dataUrl ?? null,
    for: t("page.for", { name: oneLine(buyerName(doc.buyer, doc.billing_address)) }),
    valid_until: doc.valid_until ? t("page.valid_until", { date: day(doc.valid_until) }) : "",
    total,
    including_tax: isZero(doc.tax_total) ? "" : t("page.including_tax", { amount: money(doc.tax_total) }),
    items: doc.items.map((item) => {
      const each = { quantity: number(item.quantity), price: price(item.unit_price) }
      const percent = lineDiscount(item, doc.prices_include_tax, wording)
      return {
        title: oneLine(item.title),
        details: [item.subtitle, item.sku && t("items.sku", { sku: item.sku })]
          .filter(Boolean)
          .map((text) => oneLine(text!))
          .join(" · "),
        note: visibleText(item.note ?? ""),
        each: percent ? t("page.each_discounted", { ...each, percent }) : t("page.each", each),
        amount: money(lineAmount(item, doc.prices_include_tax)),
      }
    }),
    items_hint: t(doc.prices_include_tax ? "items.with_tax" : "items.without_tax"),
    totals: totalRows(doc, wording, t("totals.total")),
    payment: paymentTermLines(doc.payment_terms, wording),
    delivery: (doc.shipping_methods ?? []).map(({ name }) => oneLine(name)),
    terms: visibleText(doc.terms ?? ""),
    note: visibleText(doc.note ?? ""),
    seller: [
      seller.legal_name || sellerName(seller),
      addressLines(seller.address, locale).join(", "),
      seller.tax_id && taxId(seller.tax_id, seller.address, wording),
    ]
      .filter((line): line is string => Boolean(line))
      .map(oneLine),
    questions: contact ? t("page.questions", { contact: oneLine(contact) }) : "",
    accept: t(doc.buyer.customer_kind === "consumer" ? "page.accept.button_consumer" : "page.accept.button", { total }),
    decision: decisionLines(decision, timezone, wording),
  }
}

function decisionLines(
  { status, decided_at, name, order_display_id }: Decision,
  timezone: string,
  { t, day }: ReturnType<typeof wordingOf>
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
    : t("page.accepted.order_later")
  return [...(date ? [accepted] : []), order]
}
