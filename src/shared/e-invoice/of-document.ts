import { MathBN } from "@medusajs/framework/utils"

import type { PaymentTerms } from "../documents/types"
import { discountLines, wordingOf } from "../documents/wording"
import { formatDay, formatMoney } from "../i18n/format"
import { serverLocale, ServerLocale, translator } from "../i18n"
import { AmountInput, Decimal } from "../money"
import { vatIdOf } from "../tax/vat-id"
import { EAddress, ECategory, ECharge, EInvoice, ELine, EParty, ETax } from "./types"

type Facts = Record<string, unknown>
type Tax = {
  rate: AmountInput
  category?: string | null
  exemption_code?: string | null
  exemption_reason?: string | null
  base?: AmountInput
  amount?: AmountInput
}

/** A stored invoice or credit note with its items, and an invoice's instalments. */
export type StoredDocument = Facts & { items?: Facts[]; instalments?: Facts[] }

export type Preceding = { number: string; date: string | null }

/**
 * What a stored document says, in the standard's terms. Freight is a charge of the document (BG-21), as the invoice itself keeps it apart
 * from its items; a document without other lines says it as a line, for it needs one (BR-16). What a tax sums up is summed here from the
 * same rounded lines.
 *
 * @param preceding - a credit note's invoice; the deposit invoices that an invoice takes off
 */
export function eInvoiceOf(row: StoredDocument, preceding: Preceding[] = []): EInvoice {
  const currency_code = text(row.currency_code)!.toUpperCase()
  const items = [...(row.items ?? [])].sort((a, b) => (a.position as number) - (b.position as number))
  const goods = items.filter(({ kind }) => kind !== "shipping")
  const asCharge = goods.length > 0
  const lines = (asCharge ? goods : items).map((item, index) => ({ ...statedLine(item), id: `${index + 1}` }))
  const charges = asCharge ? items.filter(({ kind }) => kind === "shipping").map(chargeOf) : []
  const taxes = taxesOf((row.tax_lines ?? []) as Tax[], [...lines, ...charges])
  const outside = taxes.length > 0 && taxes.every(({ category }) => category.code === "O")
  return {
    number: text(row.number) ?? "",
    issue_date: text(row.issue_date) ?? "",
    type_code: text(row.document_type) ?? "380",
    currency_code,
    tax_accounting: accountingOf(row.tax_accounting as Facts | null),
    due_date: text(row.due_date),
    buyer_reference: text(row.buyer_reference),
    purchase_order: text(row.purchase_order_number),
    discount_reason: translator(serverLocale(text(row.locale)))("einvoice.discount"),
    payment_terms: termsOf(row),
    notes: [text(row.notes), text(row.reason)].filter((note) => note !== null),
    preceding,
    seller: sellerOf(row.seller as Facts, outside),
    buyer: buyerOf(row, outside),
    delivery: deliveryOf(row),
    payment: paymentOf(row, currency_code),
    charges,
    totals: totalsOf(row, lines, charges),
    taxes,
    lines,
  }
}

const text = (value: unknown): string | null => (typeof value === "string" && value.trim() ? value.trim() : null)
const sum = (amounts: AmountInput[]): Decimal => MathBN.add(0, ...amounts)
const value = (amount: unknown): Decimal => MathBN.convert((amount ?? 0) as AmountInput)

/** Two decimals, as the standard wants (BR-DEC); an amount with more keeps them, so that it is seen. */
function money(amount: AmountInput): string {
  const exact = MathBN.convert(amount)
  return exact.toFixed(Math.max(2, exact.decimalPlaces() ?? 0))
}

const plain = (amount: AmountInput): string => MathBN.convert(amount).toFixed()

/** A document from before categories were kept says by its rate alone. */
function categoryOf(tax: Tax): NonNullable<ECategory> {
  const code = tax.category ?? (MathBN.gt(tax.rate, 0) ? "S" : "Z")
  return { code, rate: code === "O" ? null : plain(tax.rate) }
}

const keyOf = ({ code, rate }: NonNullable<ECategory>): string => `${code}|${rate ?? ""}`

const only = (taxes: Tax[]): ECategory => (taxes.length === 1 ? categoryOf(taxes[0]) : null)

function statedLine(item: Facts): ELine {
  const taxes = (item.tax_lines ?? []) as Tax[]
  const [subtotal, discount, ordered] = [value(item.subtotal), value(item.discount_total), value(item.quantity)]
  const net = MathBN.sub(subtotal, discount)
  // A surcharge, or a credit that the host keeps as a negative price, is stated by its net amount: prices are not negative (BR-27).
  const stated = discount.isNegative() ? net : subtotal
  const quantity = stated.isNegative() === ordered.isNegative() || stated.isZero() ? ordered : ordered.negated()
  return {
    id: "",
    name: text(item.title) ?? "",
    description: text(item.subtitle),
    sku: text(item.sku),
    quantity: plain(quantity),
    price: priceOf(item, stated, quantity),
    allowance: money(MathBN.sub(stated, net)),
    net: money(net),
    category: only(taxes),
    tax_count: taxes.length,
  }
}

/** The price before tax: the order's own where the quantity gives the line with it, else what one of them comes to. */
function priceOf(item: Facts, stated: Decimal, quantity: Decimal): string {
  const own = value(item.unit_price)
  if (!item.is_tax_inclusive && !own.isNegative() && money(MathBN.mult(own, quantity).decimalPlaces(2, 4)) === money(stated)) {
    return plain(own)
  }
  return quantity.isZero() ? plain(own.abs()) : plain(MathBN.div(stated, quantity).decimalPlaces(6, 4))
}

function chargeOf(item: Facts): ECharge {
  const taxes = (item.tax_lines ?? []) as Tax[]
  const amount = MathBN.sub(value(item.subtotal), value(item.discount_total))
  return { reason: text(item.title) ?? "", amount: money(amount), category: only(taxes), tax_count: taxes.length }
}

/** One per category and rate, as the standard groups them, whatever the taxes were called (BR-CO-18, BR-S-08, BR-E-01 and their like). */
function taxesOf(taxes: Tax[], parts: { category: ECategory }[]): ETax[] {
  const groups = new Map<string, Tax[]>()
  for (const tax of taxes) {
    const key = keyOf(categoryOf(tax))
    groups.set(key, [...(groups.get(key) ?? []), tax])
  }
  const used = new Set(parts.map(({ category }) => category && keyOf(category)))
  const isUsed = ([key, group]: [string, Tax[]]): boolean =>
    used.has(key) || group.some((tax) => !value(tax.base).isZero() || !value(tax.amount).isZero())
  // A credit note may name a tax that nothing of it is taken back of.
  return [...groups].filter(isUsed).map(([, group]) => ({
    category: categoryOf(group[0]),
    base: money(sum(group.map(({ base }) => value(base)))),
    amount: money(sum(group.map(({ amount }) => value(amount)))),
    exemption_code: same(group.map((tax) => tax.exemption_code)),
    exemption_reason: distinct(group.map((tax) => tax.exemption_reason)).join("; ") || null,
  }))
}

const distinct = (texts: (string | null | undefined)[]): string[] => [...new Set(texts.filter((one) => text(one) !== null))] as string[]
const same = (texts: (string | null | undefined)[]): string | null => (new Set(texts).size === 1 ? (texts[0] ?? null) : null)

function totalsOf(row: Facts, lines: ELine[], charges: ECharge[]) {
  const lineSum = sum(lines.map(({ net }) => net))
  const chargeSum = sum(charges.map(({ amount }) => amount))
  const net = MathBN.add(lineSum, chargeSum)
  const gross = MathBN.add(net, value(row.tax_total))
  const total = value(row.total)
  return {
    lines: money(lineSum),
    charges: money(chargeSum),
    net: money(net),
    tax: money(value(row.tax_total)),
    gross: money(gross),
    prepaid: money(value(row.prepaid)),
    rounding: money(MathBN.sub(total, gross)),
    payable: money(MathBN.sub(total, value(row.prepaid))),
  }
}

const accountingOf = (accounting: Facts | null | undefined): EInvoice["tax_accounting"] =>
  accounting
    ? {
        currency_code: text(accounting.currency_code)!.toUpperCase(),
        tax_total: money(value(accounting.tax_total)),
      }
    : null

/** Not subject to tax, a document must not name VAT identifiers (BR-O-02). */
function sellerOf(seller: Facts, outside: boolean): EParty {
  const vat_id = vatIdOf(seller)
  const name = text(seller.legal_name) ?? text(seller.company_name) ?? ""
  const tax_id = text(seller.tax_id)
  return {
    name,
    trading_name: text(seller.company_name) === name ? null : text(seller.company_name),
    registration_number: text(seller.registration_number),
    vat_id: outside ? null : vat_id,
    tax_number: tax_id && vatIdOf({ tax_id }) !== vat_id ? tax_id : outside ? (tax_id ?? vat_id) : null,
    endpoint: endpointOf(seller),
    address: addressOf(seller.address as Facts | null),
    contact: { name: text(seller.company_name) ?? name, phone: text(seller.phone), email: text(seller.email) },
  }
}

function buyerOf(row: Facts, outside: boolean): EParty {
  const buyer = row.buyer as Facts
  const address = row.billing_address as Facts | null
  const person = [text(address?.first_name), text(address?.last_name)].filter(Boolean).join(" ")
  const name = text(buyer.legal_name) ?? text(buyer.company_name) ?? text(buyer.name) ?? (person || text(row.customer_name)) ?? ""
  return {
    name,
    trading_name: text(buyer.company_name) === name ? null : text(buyer.company_name),
    registration_number: text(buyer.registration_number),
    vat_id: outside ? null : vatIdOf(buyer),
    tax_number: null,
    endpoint: endpointOf(buyer),
    address: addressOf(address),
    contact: { name: person || null, phone: text(buyer.phone), email: text(buyer.email) },
  }
}

/** Where a party takes electronic documents: what was agreed, else its e-mail (scheme EM of the EAS list). */
function endpointOf(party: Facts): EParty["endpoint"] {
  const endpoint = party.endpoint as { scheme?: unknown; id?: unknown } | null | undefined
  const [scheme, id, email] = [text(endpoint?.scheme), text(endpoint?.id), text(party.email)]
  return scheme && id ? { scheme, id } : email ? { scheme: "EM", id: email } : null
}

const addressOf = (address: Facts | null | undefined): EAddress => ({
  line_1: text(address?.address_1),
  line_2: text(address?.address_2),
  city: text(address?.city),
  postal_code: text(address?.postal_code),
  province: text(address?.province),
  country_code: text(address?.country_code)?.toUpperCase() ?? null,
})

function deliveryOf(row: Facts): EInvoice["delivery"] {
  const address = row.shipping_address as Facts | null | undefined
  const name = [text(address?.first_name), text(address?.last_name)].filter(Boolean).join(" ")
  return {
    date: text(row.supply_date),
    name: text(address?.company) ?? (name || null),
    address: text(address?.country_code) ? addressOf(address) : null,
  }
}

/** A transfer to the account that the document names: 58 within SEPA in euros, else 30 (UNCL 4461). */
function paymentOf(row: Facts, currency_code: string): EInvoice["payment"] {
  const pay = row.payment_instructions as Facts | null | undefined
  const account = text(pay?.iban)?.replace(/\s/g, "") ?? null
  return account
    ? {
        means_code: currency_code === "EUR" ? "58" : "30",
        account,
        holder: text(pay?.account_holder) ?? text((row.seller as Facts).legal_name),
        bic: text(pay?.bic)?.replace(/\s/g, "") ?? null,
        reference: text(row.number) ?? "",
      }
    : null
}

/** When what is due, and what may be taken off for paying early; and of a credit note, which the standard wants it of as well (BR-CO-25), what becomes of it. */
function termsOf(row: StoredDocument): string | null {
  const locale = serverLocale(text(row.locale))
  const t = translator(locale)
  if (row.document_type === "381") {
    return t("einvoice.terms.credit")
  }
  const terms = row.payment_terms as (PaymentTerms & { name?: unknown; text?: unknown }) | null | undefined
  const wording = wordingOf({ locale, currency_code: text(row.currency_code)! })
  const parts = [...(row.instalments ?? [])].sort((a, b) => (a.position as number) - (b.position as number))
  const due = parts.length > 1 ? parts.map((part) => instalmentOf(part, row, locale)).join("; ") : null
  const discounts = discountLines(terms, text(row.issue_date), wording)
  return [text(terms?.name), due, text(terms?.text), ...discounts].filter(Boolean).join("\n") || null
}

const instalmentOf = (part: Facts, row: Facts, locale: ServerLocale): string =>
  translator(locale)("payment.instalment", {
    amount: formatMoney(value(part.amount), text(row.currency_code)!, locale),
    date: formatDay(text(part.due_date)!, locale),
  })
