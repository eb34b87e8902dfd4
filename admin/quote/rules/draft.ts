import { filled } from "../../shared/filled"
import { amountText, decimalText, parseDecimal } from "../../shared/parse-decimal"
import { Address, Quote, ShippingMethod } from "../types"
import { PaymentTerms } from "./payment-terms"

/** One line of the editor. Numbers stay the text that was typed, so that the cursor is never moved. */
export type LineDraft = {
  key: string
  item_id?: string
  variant_id: string | null
  title: string
  subtitle: string | null
  sku: string | null
  thumbnail: string | null
  quantity: string
  /** Empty: the host's calculated price. */
  unit_price: string
  discount_percent: string
  note: string
  /** A section is a heading and a note a paragraph, in `title`; neither has an amount. */
  kind: "item" | "section" | "note"
  /** The buyer may tick it. */
  is_optional: boolean
  /** Of the lines with the same name here the buyer takes one; empty: no alternative. */
  alternative_group: string
  /** Whether an option or alternative counts until the buyer decides. */
  is_selected: boolean
  lead_time_days: string
  requested_delivery_date: string | null
  /** What one piece costs; empty: as the catalogue says. */
  unit_cost: string
}

export type QuoteDraft = {
  customer_id: string | null
  /** Of someone without a customer's record, as are the three below. */
  email: string | null
  customer_name: string
  company_name: string
  phone: string
  region_id: string | null
  currency_code: string | null
  sales_channel_id: string | null
  owner_id: string | null
  title: string
  purchase_order_number: string
  valid_until: string | null
  expected_close_date: string | null
  terms: string
  note: string
  shipping_address: Address | null
  billing_address: Address | null
  shipping_name: string
  shipping_amount: string
  /** Null: as agreed with the customer. */
  payment_terms: PaymentTerms | null
  locale: string | null
  cover_text: string
  /** Percent off the whole quote. */
  discount_percent: string
  /** Percent asked when accepting. */
  deposit_percent: string
  requested_delivery_date: string | null
  convert_on_accept: boolean
  reminders_off: boolean
  /** Further recipients, with commas between them. */
  cc: string
  shipping_option_id: string | null
  /** Beside the one that the editor has fields for; they stay as they are. */
  more_shipping: ShippingMethod[]
  /** The template it was started from. */
  template_id: string | null
  lines: LineDraft[]
}

export const EMPTY_DRAFT: QuoteDraft = {
  customer_id: null,
  email: null,
  customer_name: "",
  company_name: "",
  phone: "",
  region_id: null,
  currency_code: null,
  sales_channel_id: null,
  owner_id: null,
  title: "",
  purchase_order_number: "",
  valid_until: null,
  expected_close_date: null,
  terms: "",
  note: "",
  shipping_address: null,
  billing_address: null,
  shipping_name: "",
  shipping_amount: "",
  payment_terms: null,
  locale: null,
  cover_text: "",
  discount_percent: "",
  deposit_percent: "",
  requested_delivery_date: null,
  convert_on_accept: true,
  reminders_off: false,
  cc: "",
  shipping_option_id: null,
  more_shipping: [],
  template_id: null,
  lines: [],
}

/** A percentage as it is typed; none is empty. */
const percentText = (percent: number | null | undefined): string => (+(percent ?? 0) ? decimalText(percent) : "")

/** The editor's state of a stored quote. A price taken from the host stays empty, so that it follows the quantity. */
export function draftOf(quote: Quote): QuoteDraft {
  const [shipping, ...more_shipping] = quote.shipping_methods ?? []
  return {
    customer_id: quote.customer_id,
    email: quote.email,
    customer_name: quote.customer_name ?? "",
    company_name: quote.company_name ?? "",
    phone: quote.phone ?? "",
    region_id: quote.region_id,
    currency_code: quote.currency_code,
    sales_channel_id: quote.sales_channel_id,
    owner_id: quote.owner_id,
    title: quote.title ?? "",
    purchase_order_number: quote.purchase_order_number ?? "",
    valid_until: quote.valid_until,
    expected_close_date: quote.expected_close_date,
    terms: quote.terms ?? "",
    note: quote.note ?? "",
    shipping_address: quote.shipping_address,
    billing_address: quote.billing_address,
    shipping_name: shipping?.name ?? "",
    shipping_amount: amountText(shipping?.amount, quote.currency_code),
    payment_terms: quote.payment_terms,
    locale: quote.locale,
    cover_text: quote.cover_text ?? "",
    discount_percent: percentText(quote.discount_percent),
    deposit_percent: percentText(quote.deposit_percent),
    requested_delivery_date: quote.requested_delivery_date ?? null,
    convert_on_accept: quote.convert_on_accept ?? true,
    reminders_off: quote.reminders_off ?? false,
    cc: (quote.cc ?? []).join(", "),
    shipping_option_id: shipping?.shipping_option_id ?? null,
    more_shipping,
    template_id: null,
    lines: [...quote.items]
      .sort((a, b) => a.position - b.position)
      .map((item) => ({
        key: item.id,
        item_id: item.id,
        variant_id: item.variant_id,
        title: item.title,
        subtitle: item.subtitle,
        sku: item.sku,
        thumbnail: item.thumbnail,
        quantity: decimalText(item.quantity),
        unit_price: item.is_custom_price || !item.variant_id ? amountText(item.unit_price, quote.currency_code) : "",
        discount_percent: +(item.discount_percent ?? 0) ? decimalText(item.discount_percent) : "",
        note: item.note ?? "",
        kind: item.kind ?? "item",
        is_optional: item.is_optional ?? false,
        alternative_group: item.alternative_group ?? "",
        is_selected: item.is_selected ?? false,
        lead_time_days: item.lead_time_days == null ? "" : String(item.lead_time_days),
        requested_delivery_date: item.requested_delivery_date ?? null,
        unit_cost: amountText(item.unit_cost, quote.currency_code),
      })),
  }
}

export type LineProblem = "title" | "quantity" | "unit_price" | "discount_percent" | "lead_time_days" | "unit_cost"

/** The first thing that keeps a line from being priced, or null. */
export function lineProblem(line: LineDraft): LineProblem | null {
  const quantity = parseDecimal(line.quantity)
  const price = line.unit_price.trim() ? parseDecimal(line.unit_price) : undefined
  const discount = line.discount_percent.trim() ? parseDecimal(line.discount_percent) : 0
  if (!line.variant_id && !line.title.trim()) {
    return "title"
  }
  if (line.kind !== "item") {
    return null
  }
  if (quantity === null || quantity <= 0) {
    return "quantity"
  }
  if (price === null || (price !== undefined && price < 0) || (price === undefined && !line.variant_id)) {
    return "unit_price"
  }
  if (discount === null || discount < 0 || discount > 100) {
    return "discount_percent"
  }
  if (line.lead_time_days.trim() && !/^\d{1,4}$/.test(line.lead_time_days.trim())) {
    return "lead_time_days"
  }
  if (line.unit_cost.trim() && (parseDecimal(line.unit_cost) ?? -1) < 0) {
    return "unit_cost"
  }
  return null
}

/** A line as the API takes it. Call only when {@link lineProblem} is null. */
export function lineBody(line: LineDraft) {
  if (line.kind !== "item") {
    return { kind: line.kind, title: line.title.trim() }
  }
  const price = line.unit_price.trim() ? parseDecimal(line.unit_price) : null
  const discount = line.discount_percent.trim() ? parseDecimal(line.discount_percent) : null
  return {
    ...(line.variant_id ? { variant_id: line.variant_id } : {}),
    ...filled({ title: line.title }),
    quantity: parseDecimal(line.quantity) as number,
    ...(price === null ? {} : { unit_price: price }),
    ...(discount ? { discount_percent: discount } : {}),
    ...filled({ note: line.note }),
    ...(line.is_optional ? { is_optional: true } : {}),
    ...filled({ alternative_group: line.alternative_group }),
    ...(line.is_selected ? { is_selected: true } : {}),
    ...(line.lead_time_days.trim() ? { lead_time_days: parseInt(line.lead_time_days, 10) } : {}),
    ...(line.requested_delivery_date ? { requested_delivery_date: line.requested_delivery_date } : {}),
    // Nothing typed leaves it to the catalogue.
    unit_cost: line.unit_cost.trim() ? parseDecimal(line.unit_cost) : null,
  }
}

/** Everything that a line says, for the line alone to be saved: what was emptied is said to be empty. */
export function lineChange(line: LineDraft) {
  if (line.kind !== "item") {
    return { title: line.title.trim() }
  }
  return {
    unit_price: null,
    discount_percent: 0,
    note: null,
    is_optional: false,
    alternative_group: null,
    is_selected: false,
    lead_time_days: null,
    requested_delivery_date: null,
    ...lineBody(line),
  }
}

/**
 * The one stored line that tells two states of an editor apart; null when anything else differs, or nothing does.
 */
export function onlyLineChanged(before: QuoteDraft, after: QuoteDraft): LineDraft | null {
  const said = ({ item_id: _id, ...line }: LineDraft): string => JSON.stringify(line)
  const head = ({ lines: _lines, ...rest }: QuoteDraft): string => JSON.stringify(rest)
  const sameLines =
    before.lines.length === after.lines.length && before.lines.every(({ key }, index) => key === after.lines[index].key)
  if (!sameLines || head(before) !== head(after)) {
    return null
  }
  const changed = after.lines.filter((line, index) => said(line) !== said(before.lines[index]))
  return changed.length === 1 && changed[0].item_id ? changed[0] : null
}

/** The first thing of the head that cannot be saved as it is typed, or null. */
export function headProblem(
  draft: QuoteDraft
): "discount_percent" | "deposit_percent" | "shipping_amount" | "cc" | null {
  const bad = (value: string, least: number): boolean => {
    const percent = value.trim() ? parseDecimal(value) : least
    return percent === null || percent < least || percent > 100
  }
  if (bad(draft.discount_percent, 0)) {
    return "discount_percent"
  }
  if (draft.deposit_percent.trim() && (bad(draft.deposit_percent, 0) || parseDecimal(draft.deposit_percent) === 0)) {
    return "deposit_percent"
  }
  if (draft.shipping_amount.trim() && (parseDecimal(draft.shipping_amount) ?? -1) < 0) {
    return "shipping_amount"
  }
  return addresses(draft.cc).some((address) => !isMail(address)) ? "cc" : null
}

const addresses = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

const text = (value: string): string | null => value.trim() || null

/** Whether a text can be a mail address. */
export const isMail = (value: string | null): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value ?? "")

/** Who the offer is for: a customer of the host, or someone who is none yet. */
function buyerBody({ customer_id, email, customer_name, company_name, phone }: QuoteDraft) {
  return customer_id
    ? { customer_id }
    : {
        email: email ?? undefined,
        customer_name: text(customer_name),
        company_name: text(company_name),
        phone: text(phone),
      }
}

/** The address without the ids and flags of the host's record. */
function addressBody(address: Address | null): Address | null {
  if (!address) {
    return null
  }
  const { first_name, last_name, company, address_1, address_2, city, province, postal_code, country_code, phone } =
    address
  const entries = Object.entries({
    first_name,
    last_name,
    company,
    address_1,
    address_2,
    city,
    province,
    postal_code,
    country_code,
    phone,
  })
  return Object.fromEntries(entries.filter(([, value]) => value)) as Address
}

/**
 * Everything but the lines, as the API takes it.
 *
 * @param shippingName - what shipping without a name is called on the offer
 */
export function headBody(draft: QuoteDraft, shippingName: string) {
  const shipping = parseDecimal(draft.shipping_amount)
  return {
    ...buyerBody(draft),
    region_id: draft.region_id ?? undefined,
    currency_code: draft.currency_code ?? undefined,
    sales_channel_id: draft.sales_channel_id ?? undefined,
    owner_id: draft.owner_id,
    title: text(draft.title),
    purchase_order_number: text(draft.purchase_order_number),
    valid_until: draft.valid_until,
    expected_close_date: draft.expected_close_date,
    payment_terms: draft.payment_terms,
    locale: draft.locale,
    terms: text(draft.terms),
    note: text(draft.note),
    shipping_address: addressBody(draft.shipping_address),
    billing_address: addressBody(draft.billing_address),
    shipping_methods: [
      ...(shipping === null
        ? []
        : [
            {
              name: draft.shipping_name.trim() || shippingName,
              amount: shipping,
              shipping_option_id: draft.shipping_option_id,
            },
          ]),
      ...draft.more_shipping.map(({ name, amount, shipping_option_id = null }) => ({
        name,
        amount,
        shipping_option_id,
      })),
    ],
    cover_text: text(draft.cover_text),
    discount_percent: parseDecimal(draft.discount_percent) ?? 0,
    deposit_percent: parseDecimal(draft.deposit_percent),
    requested_delivery_date: draft.requested_delivery_date,
    convert_on_accept: draft.convert_on_accept,
    reminders_off: draft.reminders_off,
    cc: addresses(draft.cc).length ? addresses(draft.cc) : null,
  }
}
