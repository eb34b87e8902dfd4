import { MathBN } from "@medusajs/framework/utils"

import { pricedLine } from "../../../modules/quote/rules/row-totals"
import { orderUnitPrice, TaxLine } from "../../../modules/quote/rules/totals"
import { PaymentTerms, QuoteWithItems } from "../../../modules/quote/types"
import { exactOf } from "../../../shared/exact"
import { shippingOf } from "../../../modules/quote/rules/row-totals"

/** Where a host line says which line of ours it came from: the host does not keep the order of lines. */
export const QUOTE_ITEM_KEY = "crm_quote_item_id"

/** Where a host shipping method says which one of ours it is. */
export const QUOTE_SHIPPING_KEY = "crm_quote_shipping"

/** The host's order for an accepted quote, under the id that was reserved for it. */
export function orderInput(quote: QuoteWithItems, orderId: string, customerId: string) {
  const terms = quote.payment_terms as unknown as PaymentTerms | null
  return {
    id: orderId,
    is_draft_order: true,
    status: "draft",
    region_id: quote.region_id,
    sales_channel_id: quote.sales_channel_id ?? undefined,
    currency_code: quote.currency_code,
    customer_id: customerId,
    email: quote.email,
    shipping_address: quote.shipping_address ?? undefined,
    billing_address: quote.billing_address ?? quote.shipping_address ?? undefined,
    no_notification: false,
    items: quote.items.map((item) => ({
      title: item.title,
      subtitle: item.subtitle ?? undefined,
      thumbnail: item.thumbnail ?? undefined,
      variant_id: item.variant_id ?? undefined,
      product_id: item.product_id ?? undefined,
      quantity: exactOf(item, "quantity"),
      unit_price: orderUnitPrice(pricedLine(quote, item)).toFixed(),
      compare_at_unit_price: isReduced(quote, item) ? exactOf(item, "unit_price") : undefined,
      is_tax_inclusive: item.is_tax_inclusive,
      tax_lines: hostTaxLines((item.tax_lines as unknown as TaxLine[] | null) ?? []),
      metadata: { [QUOTE_ITEM_KEY]: item.id },
    })),
    shipping_methods: shippingOf(quote).map((method, index) => ({
      name: method.name,
      amount: method.amount,
      shipping_option_id: method.shipping_option_id ?? undefined,
      is_tax_inclusive: method.is_tax_inclusive,
      tax_lines: hostTaxLines(method.tax_lines),
      metadata: { [QUOTE_SHIPPING_KEY]: index },
    })),
    metadata: { crm_quote_id: quote.id, crm_quote_number: quote.number, crm_payment_terms: terms?.name ?? null },
  }
}

const isReduced = (quote: QuoteWithItems, item: QuoteWithItems["items"][number]): boolean =>
  MathBN.gt(exactOf(item, "discount_percent") ?? 0, 0) || MathBN.gt(exactOf(quote, "discount_percent") ?? 0, 0)

/** Tax lines of a sent version as the host's order module takes them. */
export const hostTaxLines = (lines: TaxLine[]) =>
  lines.map((line) => ({
    rate: line.rate,
    code: line.code ?? line.name,
    description: line.name,
    provider_id: line.provider_id ?? undefined,
    tax_rate_id: line.tax_rate_id ?? undefined,
  }))
