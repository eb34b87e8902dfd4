import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, getVariantAvailability, MathBN, Modules } from "@medusajs/framework/utils"

import { dayOf } from "../../../shared/days"

/** What helps to set a price while it is typed; nothing of it is stored. */
export type LineFacts = {
  /** What this customer paid for it last, per piece, in the quote's currency. */
  last_price: { amount: number; currency_code: string; date: string; document: string } | null
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

/** How many of the customer's newest orders are looked through. */
const ORDERS = 50

type PaidOrder = {
  display_id: number
  created_at: Date | string
  items: { variant_id: string | null; unit_price: number }[]
}

async function lastPrices(container: MedusaContainer, ids: string[], context: Context) {
  const found = new Map<string, LineFacts["last_price"]>()
  if (!context.customer_id) {
    return found
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["display_id", "created_at", "items.variant_id", "items.unit_price"],
    filters: {
      customer_id: context.customer_id,
      currency_code: context.currency_code,
      status: { $ne: "canceled" },
    } as never,
    pagination: { take: ORDERS, skip: 0, order: { created_at: "DESC" } },
  })
  for (const order of data as unknown as PaidOrder[]) {
    for (const item of order.items ?? []) {
      if (item.variant_id && ids.includes(item.variant_id) && !found.has(item.variant_id)) {
        found.set(item.variant_id, {
          amount: MathBN.convert(item.unit_price).toNumber(),
          currency_code: context.currency_code,
          date: dayOf(new Date(order.created_at), context.timezone),
          document: `#${order.display_id}`,
        })
      }
    }
  }
  return found
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

/** The shipping options of the host that serve an address or region, with their flat price in a currency. */
export async function shippingOptionsFor(
  container: MedusaContainer,
  to: { country_code: string | null; region_id: string; currency_code: string }
): Promise<{ id: string; name: string; price_type: string; amount: number | null }[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: ["id", "name", "price_type", "service_zone.geo_zones.country_code", "price_set_link.price_set_id"],
    filters: {},
    pagination: { take: 200, skip: 0 },
  })
  const options = (data as unknown as OptionRow[]).filter(
    ({ service_zone }) =>
      !to.country_code || (service_zone?.geo_zones ?? []).some(({ country_code }) => country_code === to.country_code)
  )
  const sets = options.flatMap(({ price_set_link }) => price_set_link?.price_set_id ?? [])
  const prices = sets.length
    ? await container
        .resolve(Modules.PRICING)
        .calculatePrices({ id: sets }, { context: { currency_code: to.currency_code, region_id: to.region_id } })
    : []
  return options.map(({ id, name, price_type, price_set_link }) => {
    const price = prices.find((set) => set.id === price_set_link?.price_set_id)
    const known = price_type === "flat" && price?.calculated_amount !== null && price?.calculated_amount !== undefined
    return { id, name, price_type, amount: known ? MathBN.convert(price.calculated_amount as number).toNumber() : null }
  })
}

type OptionRow = {
  id: string
  name: string
  price_type: string
  service_zone?: { geo_zones?: { country_code: string }[] } | null
  price_set_link?: { price_set_id: string } | null
}
