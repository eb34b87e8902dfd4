import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"

type Row = {
  id: string
  name: string
  price_type: string
  rules?: { attribute: string; value: unknown }[]
  service_zone?: { fulfillment_set_id: string; geo_zones?: { country_code: string }[] } | null
  price_set_link?: { price_set_id: string } | null
}

/** `amount` is the flat price, null where the host calculates it for a cart. */
export type ShippingOption = { id: string; name: string; price_type: string; amount: number | null }

type To = { country_code: string | null; region_id: string; currency_code: string; sales_channel_id: string | null }

/** The host's options that bring goods of a sales channel to a country, with their price in a currency. Returns are left out. */
export async function shippingOptionsFor(container: MedusaContainer, to: To): Promise<ShippingOption[]> {
  const [options, sets] = await Promise.all([allOptions(container), fulfillmentSets(container, to.sales_channel_id)])
  const fitting = options.filter(
    ({ service_zone, rules = [] }) =>
      (!sets || sets.has(service_zone?.fulfillment_set_id ?? "")) &&
      (!to.country_code || (service_zone?.geo_zones ?? []).some((zone) => zone.country_code === to.country_code)) &&
      !rules.some(({ attribute, value }) => attribute === "is_return" && String(value) === "true")
  )
  const id = fitting.flatMap(({ price_set_link }) => price_set_link?.price_set_id ?? [])
  const { currency_code, region_id } = to
  const prices = id.length
    ? await container.resolve(Modules.PRICING).calculatePrices({ id }, { context: { currency_code, region_id } })
    : []
  return fitting.map(({ id, name, price_type, price_set_link }) => {
    const price = prices.find((set) => set.id === price_set_link?.price_set_id)?.calculated_amount ?? null
    return {
      id,
      name,
      price_type,
      amount: price_type === "flat" && price !== null ? MathBN.convert(price).toNumber() : null,
    }
  })
}

async function allOptions(container: MedusaContainer): Promise<Row[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "shipping_option",
    fields: [
      "id", "name", "price_type", "rules.attribute", "rules.value", "service_zone.fulfillment_set_id",
      "service_zone.geo_zones.country_code", "price_set_link.price_set_id",
    ],
    pagination: { take: 200, skip: 0 },
  }) // prettier-ignore
  return data as unknown as Row[]
}

/** Where the goods of a sales channel leave from; null where no channel is known, and everything serves. */
async function fulfillmentSets(
  container: MedusaContainer,
  sales_channel_id: string | null
): Promise<Set<string> | null> {
  if (!sales_channel_id) {
    return null
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "sales_channel",
    fields: ["stock_locations.fulfillment_sets.id"],
    filters: { id: sales_channel_id },
  })
  const [channel] = data as unknown as { stock_locations?: { fulfillment_sets?: { id: string }[] }[] }[]
  return new Set(
    (channel?.stock_locations ?? []).flatMap(({ fulfillment_sets = [] }) => fulfillment_sets.map(({ id }) => id))
  )
}
