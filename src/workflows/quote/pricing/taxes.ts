import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { TaxLine } from "../../../modules/quote/rules/totals"
import { QuoteAddress } from "../../../modules/quote/types"
import { AmountInput } from "../../../shared/money"
import { QuoteCustomer, QuoteRegion } from "./parties"

type TaxedItem = {
  product_id: string | null
  product_type_id: string | null
  quantity: AmountInput
  unit_price: AmountInput
}
type TaxedShipping = { shipping_option_id?: string | null; amount: AmountInput }

export type TaxContext = {
  currency_code: string
  region: Pick<QuoteRegion, "countries">
  address: QuoteAddress | null
  customer: QuoteCustomer | null
}

export type Taxes = { items: TaxLine[][]; shipping: TaxLine[][] }

/**
 * Tax lines from the host's tax module, for the delivery address or, without one, the region's first country.
 *
 * @returns rates in percent, in the order of what was asked; empty where no tax applies
 */
export async function taxesOf(
  container: MedusaContainer,
  items: TaxedItem[],
  shipping: TaxedShipping[],
  context: TaxContext
): Promise<Taxes> {
  const country_code = context.address?.country_code ?? context.region.countries[0]?.iso_2
  if (!country_code || items.length + shipping.length === 0) {
    return { items: items.map(() => []), shipping: shipping.map(() => []) }
  }
  const { address, customer, currency_code } = context
  const lines = await container.resolve(Modules.TAX).getTaxLines(
    [
      ...items.map((item, index) => ({
        id: `item:${index}`,
        product_id: item.product_id,
        product_type_id: item.product_type_id,
        quantity: item.quantity,
        unit_price: item.unit_price,
        currency_code,
      })),
      ...shipping.map((method, index) => ({
        id: `shipping:${index}`,
        shipping_option_id: method.shipping_option_id ?? `none:${index}`,
        unit_price: method.amount,
        currency_code,
      })),
    ] as never,
    {
      address: {
        country_code: country_code.toLowerCase(),
        province_code: address?.province ?? undefined,
        address_1: address?.address_1 ?? undefined,
        city: address?.city ?? undefined,
        postal_code: address?.postal_code ?? undefined,
      },
      customer: customer
        ? { id: customer.id, email: customer.email, customer_groups: (customer.groups ?? []).map((group) => group.id) }
        : undefined,
      is_return: false,
    }
  )
  const byLine = new Map<string, TaxLine[]>()
  for (const line of lines as HostTaxLine[]) {
    const key = line.line_item_id ?? line.shipping_line_id ?? ""
    byLine.set(key, [...(byLine.get(key) ?? []), taxLine(line)])
  }
  return {
    items: items.map((_item, index) => byLine.get(`item:${index}`) ?? []),
    shipping: shipping.map((_method, index) => byLine.get(`shipping:${index}`) ?? []),
  }
}

type HostTaxLine = {
  line_item_id?: string
  shipping_line_id?: string
  rate: number | null
  code: string | null
  name: string
  provider_id?: string
  rate_id?: string
}

const taxLine = (line: HostTaxLine): TaxLine => ({
  rate: line.rate ?? 0,
  code: line.code ?? null,
  name: line.name,
  provider_id: line.provider_id ?? null,
  tax_rate_id: line.rate_id ?? null,
})

/** Whether two sets of tax lines ask for the same tax. */
export const sameTax = (a: TaxLine[], b: TaxLine[]): boolean => {
  const shape = (lines: TaxLine[]) => JSON.stringify(lines.map(({ rate, code }) => `${rate}|${code ?? ""}`).sort())
  return shape(a) === shape(b)
}
