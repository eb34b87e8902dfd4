import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { orderUnitPrice } from "../../../modules/quote/rules/totals"
import { PricedItem, QuoteAddress, QuoteShipping } from "../../../modules/quote/types"
import { AmountInput, assertExact } from "../../../shared/money"
import { ListPrice, listPricesOf, QuoteVariant, variantsOf } from "./catalogue"
import { costOf } from "./costs"
import { QuoteCustomer, QuoteRegion } from "./parties"
import { taxesOf } from "./taxes"
import { QuoteItemInput } from "./types"

/** Who buys where, and what is taken off the whole. */
export type LineContext = {
  currency_code: string
  region: Pick<QuoteRegion, "id" | "countries">
  customer: QuoteCustomer | null
  address: QuoteAddress | null
  discount_percent: AmountInput
  /** Whether prices typed by hand include tax. */
  include_tax: boolean
  /** Where variants keep their cost; see the setting `cost_metadata_key`. */
  cost_key: string
  /** The catalogue's entries, where the caller has read them. */
  variants?: Map<string, QuoteVariant>
}

/**
 * Lines and shipping methods completed from the host: catalogue, price for this customer and quantity, tax, cost.
 *
 * @throws NOT_FOUND for an unknown variant; INVALID_DATA for a line without price or title, and numbers that cannot be kept
 */
export async function priceLines(
  container: MedusaContainer,
  lines: QuoteItemInput[],
  shipping: QuoteShipping[],
  context: LineContext
): Promise<{ items: PricedItem[]; shipping: QuoteShipping[] }> {
  const { currency_code, region, customer } = context
  const ids = lines.flatMap((line) => line.variant_id ?? [])
  const variants = context.variants ?? (await variantsOf(container, ids))
  const known = lines.map((line) => (line.variant_id ? (variants.get(line.variant_id) ?? null) : null))
  const prices = await listPricesOf(
    container,
    lines.map((line, index) => ({ variant: known[index], quantity: line.quantity ?? 1 })),
    { currency_code, region_id: region.id, customer }
  )
  const items = lines.map((line, index) => itemOf(line, index, known[index], prices.get(index), context))
  const taxed = items.filter(({ kind }) => kind === "item")
  const taxes = await taxesOf(
    container,
    taxed.map((item) => ({
      product_id: item.product_id,
      product_type_id: (item.variant_id && variants.get(item.variant_id)?.product.type_id) || null,
      quantity: item.quantity,
      unit_price: orderUnitPrice({ ...item, quote_discount_percent: context.discount_percent }),
    })),
    shipping,
    { currency_code, region, address: context.address, customer }
  )
  const taxLines = new Map(taxed.map((item, index) => [item, taxes.items[index]]))
  return {
    items: items.map((item) => ({ ...item, tax_lines: taxLines.get(item) ?? [] })),
    shipping: shipping.map((method, index) => ({ ...method, tax_lines: taxes.shipping[index] })),
  }
}

function itemOf(
  line: QuoteItemInput,
  index: number,
  variant: QuoteVariant | null,
  price: ListPrice | undefined,
  { currency_code: currencyCode, include_tax: includeTax, cost_key }: LineContext
): Omit<PricedItem, "tax_lines"> & { tax_lines: [] } {
  if (line.kind === "section" || line.kind === "note") {
    return textLine(line, line.kind, index)
  }
  const what = variant?.product.title ?? line.title ?? `line ${index + 1}`
  if (!variant && !line.title) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Line ${index + 1} needs a variant_id or a title.`)
  }
  const asked = line.unit_price ?? price?.amount
  if (asked === undefined) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${what} has no price in ${currencyCode.toUpperCase()} for this customer; give its unit_price.`
    )
  }
  const listCost = costOf(variant?.metadata, cost_key, currencyCode)
  return {
    ...(line.id ? { id: line.id } : {}),
    variant_id: variant?.id ?? null,
    product_id: variant?.product.id ?? null,
    sku: variant?.sku ?? null,
    title: line.title || variant?.product.title || what,
    subtitle: variant ? variant.title : null,
    thumbnail: variant?.product.thumbnail ?? null,
    quantity: assertExact(line.quantity ?? 1, `The quantity of ${what}`).toFixed(),
    unit_price: assertExact(asked, `The price of ${what}`).toFixed(),
    list_price: price ? MathBN.convert(price.amount).toFixed() : null,
    discount_percent: assertExact(line.discount_percent ?? 0, `The discount of ${what}`).toFixed(),
    is_tax_inclusive: price?.is_tax_inclusive ?? includeTax,
    is_custom_price:
      line.unit_price !== undefined && line.unit_price !== null && !(price && MathBN.eq(price.amount, line.unit_price)),
    kind: "item",
    is_optional: line.is_optional ?? false,
    alternative_group: line.alternative_group || null,
    is_selected: line.is_selected ?? false,
    lead_time_days: line.lead_time_days ?? null,
    requested_delivery_date: line.requested_delivery_date ?? null,
    unit_cost: line.unit_cost == null ? listCost : assertExact(line.unit_cost, `The cost of ${what}`).toFixed(),
    list_cost: listCost,
    note: line.note ?? null,
    tax_lines: [],
  }
}

/** @throws INVALID_DATA without a title */
function textLine(
  line: QuoteItemInput,
  kind: "section" | "note",
  index: number
): Omit<PricedItem, "tax_lines"> & { tax_lines: [] } {
  if (!line.title) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Line ${index + 1} is a ${kind} and needs a title.`)
  }
  return {
    ...(line.id ? { id: line.id } : {}),
    variant_id: null,
    product_id: null,
    sku: null,
    title: line.title,
    subtitle: null,
    thumbnail: null,
    quantity: "1",
    unit_price: "0",
    list_price: null,
    discount_percent: "0",
    is_tax_inclusive: false,
    is_custom_price: false,
    kind,
    is_optional: false,
    alternative_group: null,
    is_selected: false,
    lead_time_days: null,
    requested_delivery_date: null,
    unit_cost: null,
    list_cost: null,
    note: line.note ?? null,
    tax_lines: [],
  }
}
