import { exactOf } from "../../../shared/exact"
import { QuoteItemRow, QuoteRow, QuoteShipping } from "../types"
import { isIncluded } from "./included"
import { PricedLine, QuoteTotals, quoteTotals, TaxLine } from "./totals"

/** The shipping methods of a quote's row. */
export const shippingOf = (quote: Pick<QuoteRow, "shipping_methods">): QuoteShipping[] =>
  (quote.shipping_methods as unknown as QuoteShipping[] | null) ?? []

/** A stored line as the totals take it. */
export const pricedLine = (quote: QuoteRow, item: QuoteItemRow): PricedLine => ({
  quantity: exactOf(item, "quantity") ?? 0,
  unit_price: exactOf(item, "unit_price") ?? 0,
  discount_percent: exactOf(item, "discount_percent") ?? 0,
  quote_discount_percent: exactOf(quote, "discount_percent") ?? 0,
  is_tax_inclusive: item.is_tax_inclusive,
  tax_lines: (item.tax_lines as unknown as TaxLine[] | null) ?? [],
})

/** The totals of a stored quote with the options and alternatives that its buyer takes; null takes the offer's own choice. */
export function rowTotals(
  quote: QuoteRow & { items: QuoteItemRow[] },
  chosen: readonly string[] | null = quote.chosen_item_ids as unknown as string[] | null
): QuoteTotals {
  const lines = quote.items.map((item) => ({ ...pricedLine(quote, item), included: isIncluded(item, chosen) }))
  return quoteTotals(quote.currency_code, lines, shippingOf(quote))
}
