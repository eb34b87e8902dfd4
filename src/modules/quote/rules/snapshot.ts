import { moneyString } from "../../../shared/money"
import { QuoteItemRow, QuoteRow, QuoteSnapshot } from "../types"

/** Columns of a quote that are its offer: frozen in each sent version, and put back when a later draft is dropped. */
export const CONTENT_FIELDS = [
  "title", "customer_id", "email", "customer_name", "company_name", "customer_kind", "bill_to_customer_id", "locale",
  "purchase_order_number", "currency_code", "region_id", "sales_channel_id", "shipping_address", "billing_address",
  "shipping_methods", "payment_terms", "terms", "cover_text", "requested_delivery_date", "valid_until", "tax_lines",
] as const // prettier-ignore

export const TOTAL_FIELDS = [
  "subtotal", "discount_total", "shipping_total", "tax_total", "rounding_total", "total", "net_total",
] as const // prettier-ignore

const ITEM_FIELDS = [
  "id", "position", "variant_id", "product_id", "sku", "title", "subtitle", "thumbnail", "discount_percent", "is_tax_inclusive",
  "is_custom_price", "kind", "is_optional", "alternative_group", "is_selected", "lead_time_days", "requested_delivery_date", "note",
  "tax_lines",
] as const // prettier-ignore

/** Percentages of the whole offer: content too, kept exact. */
export const NUMBER_FIELDS = ["discount_percent", "deposit_percent"] as const

const ITEM_NUMBERS = ["quantity", "unit_price", "list_price", "discount_percent", "unit_cost", "list_cost"] as const
const ITEM_AMOUNTS = ["subtotal", "discount_total", "tax_total", "total"] as const

const exact = (row: Record<string, unknown>, field: string): string | null => {
  const raw = row[`raw_${field}`] as { value: string | number } | null | undefined
  const value = raw?.value ?? row[field]
  return value === null || value === undefined ? null : String(value)
}

/** The whole offer as plain JSON: amounts as decimal text, so that nothing is lost on the way. */
export function snapshotOf(quote: QuoteRow, items: QuoteItemRow[]): QuoteSnapshot {
  const row = quote as unknown as Record<string, unknown>
  const money = (source: Record<string, unknown>, fields: readonly string[]) =>
    Object.fromEntries(fields.map((field) => [field, moneyString(exact(source, field) ?? 0, quote.currency_code)]))
  return {
    quote: {
      number: quote.number,
      version: quote.version,
      ...Object.fromEntries(CONTENT_FIELDS.map((field) => [field, row[field] ?? null])),
      ...Object.fromEntries(NUMBER_FIELDS.map((field) => [field, exact(row, field)])),
      ...money(row, TOTAL_FIELDS),
    },
    items: [...items]
      .sort((a, b) => a.position - b.position)
      .map((item) => {
        const source = item as unknown as Record<string, unknown>
        return {
          ...Object.fromEntries(ITEM_FIELDS.map((field) => [field, source[field] ?? null])),
          ...Object.fromEntries(ITEM_NUMBERS.map((field) => [field, exact(source, field)])),
          ...money(source, ITEM_AMOUNTS),
        }
      }),
  }
}
