import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, getVariantAvailability, MathBN } from "@medusajs/framework/utils"

import { LastPrice, lastPrices } from "./last-prices"

/** What helps to set a price while it is typed; nothing of it is stored. */
export type LineFacts = {
  last_price: LastPrice | null
  /** What the sales channel has; null where the variant is not counted. */
  stock: { available: number; manage_inventory: boolean; allow_backorder: boolean } | null
  /** Prices of the catalogue by quantity, where there are several. */
  breaks: { min_quantity: number | null; max_quantity: number | null; amount: number }[]
}

type Context = {
  currency_code: string
  customer_id: string | null
  sales_channel_id: string | null
  timezone: string
}

/** The facts of each variant, in a handful of queries however many there are. */
export async function lineFacts(
  container: MedusaContainer,
  variantIds: string[],
  context: Context
): Promise<Map<string, LineFacts>> {
  const ids = [...new Set(variantIds)]
  if (!ids.length) {
    return new Map()
  }
  const [last, stock, breaks] = await Promise.all([
    lastPrices(container, ids, context),
    stockOf(container, ids, context.sales_channel_id),
    breaksOf(container, ids, context.currency_code),
  ])
  return new Map(
    ids.map((id) => [
      id,
      { last_price: last.get(id) ?? null, stock: stock.get(id) ?? null, breaks: breaks.get(id) ?? [] },
    ])
  )
}

type StockedVariant = { id: string; manage_inventory: boolean; allow_backorder: boolean }

async function stockOf(container: MedusaContainer, ids: string[], sales_channel_id: string | null) {
  const found = new Map<string, LineFacts["stock"]>()
  if (!sales_channel_id) {
    return found
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "variant",
    fields: ["id", "manage_inventory", "allow_backorder"],
    filters: { id: ids },
  })
  const counted = (data as StockedVariant[]).filter(({ manage_inventory }) => manage_inventory)
  if (!counted.length) {
    return found
  }
  const available = await getVariantAvailability(query, {
    variant_ids: counted.map(({ id }) => id),
    sales_channel_id,
  })
  for (const { id, manage_inventory, allow_backorder } of counted) {
    found.set(id, { available: available[id]?.availability ?? 0, manage_inventory, allow_backorder })
  }
  return found
}

type PriceRow = {
  id: string
  price_set?: {
    prices?: {
      amount: number
      currency_code: string
      min_quantity: number | null
      max_quantity: number | null
      price_list_id?: string | null
      rules_count?: number
    }[]
  } | null
}

async function breaksOf(container: MedusaContainer, ids: string[], currency_code: string) {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: [
      "id", "price_set.prices.amount", "price_set.prices.currency_code", "price_set.prices.min_quantity",
      "price_set.prices.max_quantity", "price_set.prices.price_list_id", "price_set.prices.rules_count",
    ],
    filters: { id: ids },
  }) // prettier-ignore
  const quantity = (value: number | null): number | null => (value === null ? null : MathBN.convert(value).toNumber())
  return new Map(
    (data as unknown as PriceRow[]).map((variant) => {
      const prices = (variant.price_set?.prices ?? []).filter(
        (price) => price.currency_code === currency_code && !price.price_list_id && !price.rules_count
      )
      const tiers = prices.map((price) => ({
        min_quantity: quantity(price.min_quantity),
        max_quantity: quantity(price.max_quantity),
        amount: MathBN.convert(price.amount).toNumber(),
      }))
      return [variant.id, tiers.length > 1 ? tiers.sort((a, b) => (a.min_quantity ?? 0) - (b.min_quantity ?? 0)) : []]
    })
  )
}
