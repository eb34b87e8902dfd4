import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { orderUnitPrice } from "../../../modules/quote/rules/totals"
import { PricedItem, QuoteContent, QuoteShipping } from "../../../modules/quote/types"
import { assertExact, assertMoney } from "../../../shared/money"
import { accountOf } from "./account"
import { ListPrice, listPricesOf, pricesIncludeTax, QuoteVariant, variantsOf } from "./catalogue"
import { customerOf, personName, regionOf, salesChannelOf } from "./parties"
import { taxesOf } from "./taxes"
import { QuoteInput, QuoteItemInput } from "./types"

/**
 * Completes what a rep typed from the host: customer, region, catalogue, prices and taxes, and from the settings.
 *
 * Reads only; the same input always gives what would be stored, so that the editor's preview uses it too.
 *
 * @throws NOT_FOUND for an unknown customer, region, sales channel or variant; INVALID_DATA for a currency the region does
 *   not have, a line without price or title, and numbers that cannot be kept
 */
export async function priceQuote(container: MedusaContainer, input: QuoteInput): Promise<QuoteContent> {
  const settings = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const customer = input.customer_id ? await customerOf(container, input.customer_id) : null
  const email = input.email ?? customer?.email
  if (!email) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "A quote needs a customer_id or an email.")
  }
  const region = await regionOf(container, input.region_id, input.currency_code)
  const account = customer ? await accountOf(container, customer.id) : null
  const lines = input.items ?? []
  const variants = await variantsOf(
    container,
    lines.flatMap((line) => line.variant_id ?? [])
  )
  const known = lines.map((line) => (line.variant_id ? (variants.get(line.variant_id) ?? null) : null))
  const prices = await listPricesOf(
    container,
    lines.map((line, index) => ({ variant: known[index], quantity: line.quantity ?? 1 })),
    { currency_code: input.currency_code, region_id: region.id, customer }
  )
  const discount_percent = assertExact(input.discount_percent ?? 0, "The discount of the quote").toFixed()
  const includeTax = await pricesIncludeTax(container, region.id, input.currency_code)
  const items = lines.map((line, index) =>
    itemOf(line, index, known[index], prices.get(index), includeTax, input.currency_code)
  )
  const shipping = (input.shipping_methods ?? []).map((method) => shippingOf(method, includeTax, input.currency_code))
  const taxes = await taxesOf(
    container,
    items.map((item, index) => ({
      product_id: item.product_id,
      product_type_id: known[index]?.product.type_id ?? null,
      quantity: item.quantity,
      unit_price: orderUnitPrice({ ...item, quote_discount_percent: discount_percent }),
    })),
    shipping,
    { currency_code: input.currency_code, region, address: input.shipping_address ?? null, customer }
  )
  const company_name = customer?.company_name || account?.legal_name || null
  return {
    title: input.title ?? null,
    customer_id: customer?.id ?? null,
    email: email.toLowerCase(),
    customer_name: customer ? personName(customer) : null,
    company_name,
    customer_kind: account?.customer_kind ?? (company_name || account?.tax_id ? "business" : "consumer"),
    bill_to_customer_id: account?.bill_to_customer_id ?? customer?.id ?? null,
    owner_id: input.owner_id ?? null,
    locale: input.locale ?? account?.locale ?? settings.locale,
    purchase_order_number: input.purchase_order_number ?? null,
    currency_code: input.currency_code,
    region_id: region.id,
    sales_channel_id: await salesChannelOf(container, input.sales_channel_id),
    shipping_address: input.shipping_address ?? null,
    billing_address: input.billing_address ?? null,
    shipping_methods: shipping.map((method, index) => ({ ...method, tax_lines: taxes.shipping[index] })),
    payment_terms: input.payment_terms ?? account?.payment_terms ?? netTerms(settings.payment_terms_days),
    terms: input.terms === undefined ? (settings.terms_text ?? null) : input.terms,
    cover_text: input.cover_text === undefined ? settings.cover_text : input.cover_text,
    note: input.note ?? null,
    discount_percent,
    deposit_percent: input.deposit_percent === undefined ? settings.deposit_percent : input.deposit_percent,
    requested_delivery_date: input.requested_delivery_date ?? null,
    convert_on_accept: input.convert_on_accept ?? settings.quote_convert_on_accept,
    reminders_off: input.reminders_off ?? false,
    cc: input.cc?.length ? input.cc : null,
    ...(input.origin ? { origin: input.origin } : {}),
    valid_until: input.valid_until ?? null,
    expected_close_date: input.expected_close_date ?? null,
    stage_id: input.stage_id,
    probability: input.probability ?? null,
    items: items.map((item, index) => ({ ...item, tax_lines: item.kind === "item" ? taxes.items[index] : [] })),
  }
}

/** Everything due a number of days after issue. */
export const netTerms = (days: number) => ({ name: `net_${days}`, instalments: [{ percent: 100, days }] })

function itemOf(
  line: QuoteItemInput,
  index: number,
  variant: QuoteVariant | null,
  price: ListPrice | undefined,
  includeTax: boolean,
  currencyCode: string
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
    unit_cost:
      line.unit_cost === undefined || line.unit_cost === null
        ? null
        : assertExact(line.unit_cost, `The cost of ${what}`).toFixed(),
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
    note: line.note ?? null,
    tax_lines: [],
  }
}

function shippingOf(
  method: { name: string; amount: unknown; shipping_option_id?: string | null },
  includeTax: boolean,
  currencyCode: string
): QuoteShipping {
  return {
    name: method.name,
    amount: assertMoney(method.amount as string, currencyCode, `The price of ${method.name}`).toFixed(),
    shipping_option_id: method.shipping_option_id ?? null,
    is_tax_inclusive: includeTax,
    tax_lines: [],
  }
}
