import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { LastPrice, lastPrices } from "./last-prices"
import { LineStock, stockOf } from "./stock"

/** What helps to set a price while it is typed; nothing of it is stored. */
export type LineFacts = {
  last_price: LastPrice | null
  /** What the sales channel has; null where the variant is not counted. */
  stock: LineStock | null
  /** Prices of the catalogue by quantity, where there are several. */
  breaks: { min_quantity: number | null; max_quantity: number | null; amount: number }[]
}

type Context = {
  currency_code: string
  customer_id: string | null
  sales_channel_id: string | null
  timezone: string
  /** The quote that the lines are on. */
  quote_id?: string | null
  /** Whose quotes the caller sees; null means all. */
  owner_ids: string[] | null
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
    stockOf(container, ids, context),
    breaksOf(container, ids, context.currency_code),
  ])
  return new Map(
    ids.map((id) => [
      id,
      { last_price: last.get(id) ?? null, stock: stock.get(id) ?? null, breaks: breaks.get(id) ?? [] },
    ])
  )
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
