import { MathBN } from "@medusajs/framework/utils"

import { exactOf } from "../../shared/exact"
import {
  PricedItem,
  QuoteAddress,
  QuoteContent,
  QuoteItemRow,
  QuoteWithItems,
  PaymentTerms,
} from "../../modules/quote/types"
import { shippingOf } from "../../modules/quote/rules/row-totals"
import { TaxLine } from "../../modules/quote/rules/totals"
import { QuoteInput, QuoteItemInput } from "./pricing/types"

/** What a stored quote says, as it can be stored again. */
export function contentOf(quote: QuoteWithItems): QuoteContent {
  return {
    title: quote.title,
    customer_id: quote.customer_id,
    email: quote.email,
    customer_name: quote.customer_name,
    company_name: quote.company_name,
    phone: quote.phone,
    customer_kind: quote.customer_kind,
    bill_to_customer_id: quote.bill_to_customer_id,
    owner_id: quote.owner_id,
    locale: quote.locale,
    purchase_order_number: quote.purchase_order_number,
    currency_code: quote.currency_code,
    region_id: quote.region_id,
    sales_channel_id: quote.sales_channel_id,
    shipping_address: quote.shipping_address as QuoteAddress | null,
    billing_address: quote.billing_address as QuoteAddress | null,
    shipping_methods: shippingOf(quote),
    payment_terms: quote.payment_terms as unknown as PaymentTerms,
    terms: quote.terms,
    cover_text: quote.cover_text,
    note: quote.note,
    discount_percent: exactOf(quote, "discount_percent") ?? 0,
    deposit_percent: exactOf(quote, "deposit_percent"),
    requested_delivery_date: quote.requested_delivery_date,
    convert_on_accept: quote.convert_on_accept,
    reminders_off: quote.reminders_off,
    cc: quote.cc as unknown as string[] | null,
    valid_until: quote.valid_until,
    expected_close_date: quote.expected_close_date,
    stage_id: quote.stage_id,
    probability: quote.probability,
    source_id: quote.source_id,
    next_step: quote.next_step,
    next_step_date: quote.next_step_date,
    items: quote.items.map(itemContentOf),
  }
}

/** A stored line as it can be stored again. */
export function itemContentOf(item: QuoteItemRow): PricedItem {
  return {
    id: item.id,
    variant_id: item.variant_id,
    product_id: item.product_id,
    sku: item.sku,
    title: item.title,
    subtitle: item.subtitle,
    thumbnail: item.thumbnail,
    quantity: exactOf(item, "quantity") ?? 0,
    unit_price: exactOf(item, "unit_price") ?? 0,
    list_price: exactOf(item, "list_price"),
    discount_percent: exactOf(item, "discount_percent") ?? 0,
    is_tax_inclusive: item.is_tax_inclusive,
    is_custom_price: item.is_custom_price,
    kind: item.kind,
    is_optional: item.is_optional,
    alternative_group: item.alternative_group,
    is_selected: item.is_selected,
    lead_time_days: item.lead_time_days,
    requested_delivery_date: item.requested_delivery_date,
    unit_cost: exactOf(item, "unit_cost"),
    list_cost: exactOf(item, "list_cost"),
    note: item.note,
    tax_lines: (item.tax_lines as unknown as TaxLine[] | null) ?? [],
  }
}

/** A line as its person asked for it: price and cost are left to the host unless they were typed by hand. */
export const itemInputOf = (item: QuoteItemRow): QuoteItemInput => ({
  id: item.id,
  variant_id: item.variant_id,
  title: item.title,
  quantity: exactOf(item, "quantity") ?? 0,
  unit_price: item.is_custom_price || !item.variant_id ? exactOf(item, "unit_price") : null,
  discount_percent: exactOf(item, "discount_percent"),
  kind: item.kind,
  is_optional: item.is_optional,
  alternative_group: item.alternative_group,
  is_selected: item.is_selected,
  lead_time_days: item.lead_time_days,
  requested_delivery_date: item.requested_delivery_date,
  unit_cost: hasListCost(item) ? null : exactOf(item, "unit_cost"),
  note: item.note,
})

const hasListCost = (item: QuoteItemRow): boolean => {
  const [cost, list] = [exactOf(item, "unit_cost"), exactOf(item, "list_cost")]
  return cost !== null && list !== null && MathBN.eq(cost, list)
}

/** A stored draft as the input that made it, changed by `change`. */
export function inputOf(quote: QuoteWithItems, change: Partial<QuoteInput>): QuoteInput {
  return {
    customer_id: quote.customer_id,
    email: quote.email,
    customer_name: quote.customer_name,
    company_name: quote.company_name,
    phone: quote.phone,
    currency_code: quote.currency_code,
    region_id: quote.region_id,
    sales_channel_id: quote.sales_channel_id,
    owner_id: quote.owner_id,
    title: quote.title,
    locale: quote.locale as QuoteInput["locale"],
    purchase_order_number: quote.purchase_order_number,
    valid_until: quote.valid_until,
    expected_close_date: quote.expected_close_date,
    stage_id: quote.stage_id,
    probability: quote.probability,
    source_id: quote.source_id,
    next_step: quote.next_step,
    next_step_date: quote.next_step_date,
    payment_terms: quote.payment_terms as unknown as PaymentTerms,
    terms: quote.terms,
    cover_text: quote.cover_text,
    note: quote.note,
    discount_percent: exactOf(quote, "discount_percent") ?? 0,
    deposit_percent: exactOf(quote, "deposit_percent"),
    requested_delivery_date: quote.requested_delivery_date,
    convert_on_accept: quote.convert_on_accept,
    reminders_off: quote.reminders_off,
    cc: quote.cc as unknown as string[] | null,
    shipping_address: quote.shipping_address as QuoteAddress | null,
    billing_address: quote.billing_address as QuoteAddress | null,
    shipping_methods: shippingOf(quote).map(({ name, amount, shipping_option_id }) => ({
      name,
      amount,
      shipping_option_id,
    })),
    items: quote.items.map(itemInputOf),
    ...change,
    ...(change.items ? { items: change.items.map((line) => withKeptCost(quote, line)) } : {}),
    ...(change.customer_id && change.email === undefined && change.customer_id !== quote.customer_id
      ? { email: undefined }
      : {}),
  }
}

/** A line whose cost is not said keeps the one it has, unless it became another product. */
function withKeptCost(quote: QuoteWithItems, line: QuoteItemInput): QuoteItemInput {
  const stored = quote.items.find(({ id }) => id === line.id)
  return line.unit_cost === undefined && stored && stored.variant_id === (line.variant_id ?? null)
    ? { ...line, unit_cost: exactOf(stored, "unit_cost") }
    : line
}
