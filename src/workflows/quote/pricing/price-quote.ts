import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { QuoteContent, QuoteShipping } from "../../../modules/quote/types"
import { assertExact, assertMoney } from "../../../shared/money"
import { accountOf, storeTerms } from "./account"
import { pricesIncludeTax } from "./catalogue"
import { customerOf, personName, regionOf, salesChannelOf } from "./parties"
import { priceLines } from "./price-lines"
import { QuoteInput } from "./types"

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
  const discount_percent = assertExact(input.discount_percent ?? 0, "The discount of the quote").toFixed()
  const includeTax = await pricesIncludeTax(container, region.id, input.currency_code)
  const shipping = (input.shipping_methods ?? []).map((method) => shippingOf(method, includeTax, input.currency_code))
  const priced = await priceLines(container, input.items ?? [], shipping, {
    currency_code: input.currency_code,
    region,
    customer,
    address: input.shipping_address ?? null,
    discount_percent,
    include_tax: includeTax,
    cost_key: settings.cost_metadata_key,
  })
  const company_name = customer ? customer.company_name || account?.legal_name || null : input.company_name || null
  return {
    title: input.title ?? null,
    customer_id: customer?.id ?? null,
    email: email.toLowerCase(),
    customer_name: customer ? personName(customer) : (input.customer_name ?? null),
    company_name,
    phone: input.phone ?? null,
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
    shipping_methods: priced.shipping,
    payment_terms:
      input.payment_terms ??
      account?.payment_terms ??
      (await storeTerms(container)) ??
      netTerms(settings.payment_terms_days),
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
    source_id: input.source_id ?? null,
    next_step: input.next_step ?? null,
    next_step_date: input.next_step_date ?? null,
    items: priced.items,
  }
}

/** Everything due a number of days after issue. */
export const netTerms = (days: number) => ({ name: `net_${days}`, instalments: [{ percent: 100, days }] })

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
