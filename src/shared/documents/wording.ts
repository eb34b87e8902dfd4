import { MathBN } from "@medusajs/framework/utils"

import { ServerLocale, serverLocale, Translate, translator } from "../i18n"
import {
  formatCountry,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPrice,
  formatShortDay,
} from "../i18n/format"
import { addDays } from "../days"
import type { AmountInput } from "../money"
import type {
  Buyer,
  DocumentAddress,
  DocumentBase,
  DocumentItem,
  DocumentTaxLine,
  InvoiceDocument,
  PaymentTerms,
  QuoteDocument,
  Seller,
} from "./types"

/** How a document speaks: its language's texts, and amounts in its own currency. */
export type Wording = {
  locale: ServerLocale
  t: Translate
  money: (amount: AmountInput) => string
  price: (amount: AmountInput) => string
  number: (value: AmountInput) => string
  percent: (value: AmountInput) => string
  day: (day: string) => string
  shortDay: (day: string) => string
}

/** What texts without figures need. */
export type Words = Pick<Wording, "t" | "locale">

export function wordingOf({ locale: wanted, currency_code }: { locale: string; currency_code: string }): Wording {
  const locale = serverLocale(wanted)
  return {
    locale,
    t: translator(locale),
    money: (amount) => formatMoney(amount, currency_code, locale),
    price: (amount) => formatPrice(amount, currency_code, locale),
    number: (value) => formatNumber(value, locale),
    percent: (value) => formatPercent(value, locale),
    day: (day) => formatDay(day, locale),
    shortDay: (day) => formatShortDay(day, locale),
  }
}

export const isZero = (amount: AmountInput | null | undefined): boolean => MathBN.convert(amount ?? 0).isZero()

/** The name people know the store by. */
export const sellerName = (seller: Seller): string => seller.company_name || seller.legal_name || ""

/** Whom the document speaks to: the company where there is one, else the person. */
export const buyerName = (buyer: Buyer, address?: DocumentAddress | null): string =>
  buyer.legal_name || buyer.company_name || address?.company || buyer.name || personOf(address) || buyer.email || ""

const personOf = (address?: DocumentAddress | null): string =>
  [address?.first_name, address?.last_name].filter(Boolean).join(" ")

/** An address as lines of an envelope, without the names in `skip`. */
export function addressLines(
  address: DocumentAddress | null | undefined,
  locale: ServerLocale,
  skip: string[] = []
): string[] {
  if (!address) {
    return []
  }
  const names = [address.company, personOf(address)].filter(
    (name): name is string => Boolean(name) && !skip.includes(name as string)
  )
  const place = [address.postal_code, [address.city, address.province].filter(Boolean).join(", ")]
    .filter(Boolean)
    .join(" ")
  const country = address.country_code ? formatCountry(address.country_code, locale) : ""
  return [...names, address.address_1, address.address_2, place, country].filter((line): line is string =>
    Boolean(line)
  )
}

/** A tax number under the name it has in its country, such as CNPJ. */
export const taxId = (tax_id: string, address: DocumentAddress | null | undefined, { t }: Words): string =>
  t(address?.country_code?.toLowerCase() === "br" ? "paper.tax_id_br" : "paper.tax_id", { tax_id })

/** "10%", or "10% + 2.5%" where two taxes meet on one line. */
export const taxRates = (item: DocumentItem, { percent }: Wording): string =>
  (item.tax_lines ?? []).map((line) => percent(line.rate)).join(" + ")

/** A line's amount in the way its price is quoted: with tax where prices include it, else without, after discount. */
export const lineAmount = (item: DocumentItem, pricesIncludeTax: boolean | undefined): AmountInput =>
  pricesIncludeTax ? item.total : MathBN.sub(item.subtotal, item.discount_total)

/** What the discount of a line says: its percentage when it has one, else the amount taken off. */
export function lineDiscount(item: DocumentItem, pricesIncludeTax: boolean | undefined, wording: Wording): string {
  if (item.discount_percent && !isZero(item.discount_percent)) {
    return wording.percent(item.discount_percent)
  }
  if (isZero(item.discount_total)) {
    return ""
  }
  const off = pricesIncludeTax
    ? MathBN.sub(MathBN.mult(item.unit_price, item.quantity), item.total)
    : item.discount_total
  return wording.money(off)
}

export const taxLabel = (line: DocumentTaxLine, { t, percent, money }: Wording): string => {
  const label = t("totals.tax_line", {
    name: line.name || line.code || t("totals.tax_name"),
    rate: percent(line.rate),
    base: money(line.base),
  })
  const category = categoryName(line.category, t)
  return category ? `${label} (${category})` : label
}

/** What a tax category means where it is not the usual one. */
function categoryName(category: string | null | undefined, t: Translate): string {
  switch (category) {
    case "Z":
      return t("tax.zero_rated")
    case "E":
      return t("tax.exempt")
    case "AE":
      return t("tax.reverse_charge")
    case "K":
      return t("tax.intra_community")
    case "G":
      return t("tax.export")
    case "O":
      return t("tax.outside_scope")
    default:
      return ""
  }
}

/** Why no tax is charged, and what the tax is in the company's own currency, each in a sentence. */
export function taxNotes(
  { tax_lines, tax_accounting, currency_code }: Pick<InvoiceDocument, "tax_lines" | "tax_accounting" | "currency_code">,
  { t, locale, day, number }: Wording
): string[] {
  const reasons = tax_lines.map(({ exemption_reason }) => exemption_reason).filter((reason) => Boolean(reason))
  const other = tax_accounting && [
    t("tax.accounting", {
      amount: formatMoney(tax_accounting.tax_total, tax_accounting.currency_code, locale),
      from: currency_code.toUpperCase(),
      rate: number(tax_accounting.rate),
      to: tax_accounting.currency_code.toUpperCase(),
      date: day(tax_accounting.rate_date),
    }),
  ]
  return [...new Set(reasons as string[]), ...(other ?? [])]
}

/** Agreed terms in a sentence per part: "50% due on receipt of the invoice". */
export function paymentTermLines(terms: PaymentTerms | null | undefined, { t, percent }: Wording): string[] {
  const parts = terms?.instalments ?? []
  const due = parts.map((part) => {
    const when = dueWhen(part, t)
    const asked = part.down_payment
      ? t("payment.down_payment", { percent: percent(part.percent) })
      : percent(part.percent)
    return parts.length === 1 ? t("payment.all", { when }) : t("payment.part", { percent: asked, when })
  })
  const discounts = (terms?.early_discount ?? []).map((step) =>
    t("payment.discount_days", { percent: percent(step.percent), days: step.days })
  )
  return [...due, ...discounts]
}

/** "on the 15th, 30 days after the invoice" in the order of the rule: months and days first, then the day of the month. */
function dueWhen(
  { days, months, end_of_month, days_after, day_of_month }: PaymentTerms["instalments"][number],
  t: Translate
): string {
  const wait = [
    months ? t(months === 1 ? "payment.month" : "payment.months", { months }) : "",
    days === 1 ? t("payment.one_day") : days || !months ? t("payment.so_many_days", { days }) : "",
  ]
    .filter(Boolean)
    .join(" + ")
  const atOnce = days === 0 && !months
  if (end_of_month && atOnce) {
    return days_after ? t("payment.after_this_month_end", { after: days_after }) : t("payment.this_month_end")
  }
  if (end_of_month) {
    return days_after ? t("payment.after_month_end", { wait, after: days_after }) : t("payment.month_end", { wait })
  }
  if (day_of_month) {
    return atOnce
      ? t("payment.next_day", { day: day_of_month })
      : t("payment.day_of_month", { wait, day: day_of_month })
  }
  return atOnce ? t("payment.at_once") : t("payment.after", { wait })
}

/** What may be taken off an invoice of a day for paying early, a sentence per step (EN 16931 BT-20). */
export const discountLines = (
  terms: PaymentTerms | null | undefined,
  issueDate: string | null | undefined,
  { t, percent, day }: Wording
): string[] =>
  issueDate
    ? (terms?.early_discount ?? []).map((step) =>
        t("payment.discount", { percent: percent(step.percent), date: day(addDays(issueDate, step.days)) })
      )
    : []

/** What is asked when accepting, in a sentence; none when nothing is. */
export const depositLines = ({ deposit }: QuoteDocument, { t, percent, money }: Wording): string[] =>
  deposit ? [t("payment.deposit", { percent: percent(deposit.percent), amount: money(deposit.amount) })] : []

/** That accepting the offer may have to wait, in a sentence. */
export const creditLines = ({ subject_to_credit }: QuoteDocument, { t }: Wording): string[] =>
  subject_to_credit ? [t("offer.subject_to_credit")] : []

/** What a line says beside its description: whether the buyer chooses it, and when it comes. */
export function lineHints(item: DocumentItem, { t, day }: Wording): string[] {
  const { alternative_group: group, is_optional, included, lead_time_days: days, requested_delivery_date } = item
  const choice = group
    ? t(included ? "items.alternative_taken" : "items.alternative", { group })
    : is_optional
      ? t(included ? "items.option_taken" : "items.option")
      : ""
  const lead = days == null ? "" : days === 1 ? t("items.lead_time_day") : t("items.lead_time", { days })
  const wanted = requested_delivery_date ? t("items.wanted", { date: day(requested_delivery_date) }) : ""
  return [choice, lead, wanted].filter(Boolean)
}

/** Whether a line's amount is left out of the totals. */
export const isLeftOut = (item: DocumentItem): boolean =>
  item.included === false && (item.kind ?? "item") === "item" && Boolean(item.is_optional || item.alternative_group)

/** Whether nothing is left to pay of an invoice: prepaid in full, or settled since. */
export const isSettled = (invoice: InvoiceDocument): boolean =>
  invoice.status === "issued" &&
  (isZero(invoice.payable) || (invoice.outstanding != null && isZero(invoice.outstanding)))

export type TotalRow = { label: string; amount: string; strong?: boolean }

/** Items − discount + shipping + tax + rounding = total, as rows that add up; what is 0 is left out. */
export function totalRows(doc: DocumentBase, wording: Wording, totalLabel: string): TotalRow[] {
  const { t, money } = wording
  const optional = (label: string, amount: AmountInput): TotalRow[] =>
    isZero(amount) ? [] : [{ label, amount: money(amount) }]
  const taxes = doc.tax_lines.length
    ? doc.tax_lines.map((line) => ({ label: taxLabel(line, wording), amount: money(line.amount) }))
    : optional(t("totals.tax"), doc.tax_total)
  return [
    { label: t(doc.prices_include_tax ? "totals.subtotal_net" : "totals.subtotal"), amount: money(doc.subtotal) },
    ...optional(t("totals.discount"), MathBN.mult(doc.discount_total, -1)),
    ...optional(t("totals.shipping"), doc.shipping_total),
    ...taxes,
    ...optional(t("totals.rounding"), doc.rounding_total),
    { label: totalLabel, amount: money(doc.total), strong: true },
  ]
}
