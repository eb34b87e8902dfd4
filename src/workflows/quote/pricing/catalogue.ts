import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"

import { AmountInput } from "../../../shared/money"
import { QuoteCustomer } from "./parties"

export type QuoteVariant = {
  id: string
  title: string | null
  sku: string | null
  metadata: Record<string, unknown> | null
  price_set?: { id: string } | null
  product: {
    id: string
    title: string
    status: string
    thumbnail: string | null
    type_id: string | null
    sales_channels?: { id: string }[]
  }
}

export type ListPrice = { amount: AmountInput; is_tax_inclusive: boolean }

/** Who buys what where: what the host's prices depend on. */
export type PriceContext = { currency_code: string; region_id: string; customer: QuoteCustomer | null }

/**
 * Catalogue entries of the lines.
 *
 * @throws NOT_FOUND for an unknown variant; INVALID_DATA if its product is not published
 */
export async function variantsOf(container: MedusaContainer, ids: string[]): Promise<Map<string, QuoteVariant>> {
  if (!ids.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "variant",
    fields: [
      "id",
      "title",
      "sku",
      "metadata",
      "price_set.id",
      "product.id",
      "product.title",
      "product.status",
      "product.thumbnail",
      "product.type_id",
    ],
    filters: { id: [...new Set(ids)] },
  })
  const variants = new Map((data as unknown as QuoteVariant[]).map((variant) => [variant.id, variant]))
  for (const id of ids) {
    const variant = variants.get(id)
    if (!variant) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Product variant ${id} was not found.`)
    }
    if (variant.product.status !== "published") {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `${variant.product.title} is not published and cannot be offered.`
      )
    }
  }
  return variants
}

/**
 * The host's calculated price of each line, for this customer, region, currency and quantity.
 *
 * @returns by the line's index; a line whose variant has no price in the currency is left out
 */
export async function listPricesOf(
  container: MedusaContainer,
  lines: { variant: QuoteVariant | null; quantity: AmountInput }[],
  context: PriceContext
): Promise<Map<number, ListPrice>> {
  const prices = new Map<number, ListPrice>()
  const pricing = container.resolve(Modules.PRICING)
  // One call per quantity: price breaks are the only thing that differs between the lines.
  const byQuantity = new Map<string, { index: number; price_set_id: string }[]>()
  lines.forEach(({ variant, quantity }, index) => {
    if (variant?.price_set) {
      const key = String(quantity)
      byQuantity.set(key, [...(byQuantity.get(key) ?? []), { index, price_set_id: variant.price_set.id }])
    }
  })
  for (const [quantity, group] of byQuantity) {
    const sets = await pricing.calculatePrices(
      { id: [...new Set(group.map((line) => line.price_set_id))] },
      { context: { ...contextOf(context), quantity } as never }
    )
    for (const line of group) {
      const set = sets.find((candidate) => candidate.id === line.price_set_id)
      if (set && set.calculated_amount !== null) {
        prices.set(line.index, {
          amount: set.raw_calculated_amount ?? set.calculated_amount,
          is_tax_inclusive: Boolean(set.is_calculated_price_tax_inclusive),
        })
      }
    }
  }
  return prices
}

/** Whether prices typed by hand include tax: the host's preference for the region, else for the currency. */
export async function pricesIncludeTax(
  container: MedusaContainer,
  regionId: string,
  currencyCode: string
): Promise<boolean> {
  const preferences = await container.resolve(Modules.PRICING).listPricePreferences({})
  const of = (attribute: string, value: string) =>
    preferences.find((preference) => preference.attribute === attribute && preference.value === value)
  return Boolean((of("region_id", regionId) ?? of("currency_code", currencyCode))?.is_tax_inclusive)
}

const contextOf = ({ currency_code, region_id, customer }: PriceContext) => ({
  currency_code,
  region_id,
  ...(customer ? { customer_id: customer.id, customer: { id: customer.id, groups: customer.groups ?? [] } } : {}),
})
