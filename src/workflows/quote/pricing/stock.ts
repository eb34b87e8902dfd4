import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { WantingQuote } from "../../../modules/quote/sql/wanted-by-quotes"
import { AmountInput } from "../../../shared/money"
import { quoteModule, today } from "../steps/quote-module"

/** What a sales channel has of a variant. */
type CountedStock = {
  /** Stocked − reserved, at the locations of the sales channel. */
  available: number
  /** On its way to them. */
  incoming: number
  manage_inventory: boolean
  allow_backorder: boolean
}

/** What a sales channel has of a variant, and who else wants it. */
export type LineStock = CountedStock & {
  /** Other open quotes that want it, the likeliest and biggest first; at most 5. */
  other_quotes: WantingQuote[]
  /** What all of them want × their probability. Nothing is reserved by a quote. */
  other_weighted: number
}

/** Where it is sold, on which quote (whose own lines do not count as another's), and whose quotes the caller sees (null: everyone's). */
export type StockContext = {
  sales_channel_id: string | null
  quote_id?: string | null
  owner_ids: string[] | null
}

type Level = { location_id: string; available_quantity: number; incoming_quantity: number }
type StockedVariant = {
  id: string
  manage_inventory: boolean
  allow_backorder: boolean
  inventory_items?: { required_quantity: number; inventory?: { location_levels?: Level[] } | null }[]
}

/** Units of a variant that its scarcest part is enough for. */
function unitsOf(variant: StockedVariant, count: (level: Level) => number, locations: Set<string>): number {
  const units = (variant.inventory_items ?? []).map(({ required_quantity, inventory }) => {
    const levels = (inventory?.location_levels ?? []).filter(({ location_id }) => locations.has(location_id))
    return Math.floor(levels.reduce((sum, level) => sum + count(level), 0) / required_quantity)
  })
  return units.length ? Math.min(...units) : 0
}

/** What a sales channel has of the variants that are counted, in two queries however many there are. */
async function countedStock(
  container: MedusaContainer,
  variant_ids: string[],
  sales_channel_id: string
): Promise<Map<string, CountedStock>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: variants }, { data: links }] = await Promise.all([
    query.graph({
      entity: "variant",
      fields: [
        "id", "manage_inventory", "allow_backorder", "inventory_items.required_quantity",
        "inventory_items.inventory.location_levels.location_id", "inventory_items.inventory.location_levels.available_quantity",
        "inventory_items.inventory.location_levels.stocked_quantity", "inventory_items.inventory.location_levels.reserved_quantity",
        "inventory_items.inventory.location_levels.incoming_quantity",
      ],
      filters: { id: variant_ids, manage_inventory: true },
    }),
    query.graph({ entity: "sales_channel_locations", fields: ["stock_location_id"], filters: { sales_channel_id } }),
  ]) // prettier-ignore
  const locations = new Set((links as { stock_location_id: string }[]).map((link) => link.stock_location_id))
  return new Map(
    (variants as unknown as StockedVariant[]).map((variant) => {
      const { id, manage_inventory, allow_backorder } = variant
      const available = unitsOf(variant, (level) => level.available_quantity, locations)
      const coming = unitsOf(variant, (level) => level.available_quantity + level.incoming_quantity, locations)
      return [id, { available, incoming: coming - available, manage_inventory, allow_backorder }]
    })
  )
}

/** Stock of the variants that are counted with who else wants them, in three queries however many there are. */
export async function stockOf(
  container: MedusaContainer,
  variant_ids: string[],
  { sales_channel_id, quote_id, owner_ids }: StockContext
): Promise<Map<string, LineStock>> {
  if (!sales_channel_id || !variant_ids.length) {
    return new Map()
  }
  const which = { but: quote_id ?? null, owner_ids, today: await today(container) }
  const [counted, wanted] = await Promise.all([
    countedStock(container, variant_ids, sales_channel_id),
    quoteModule(container).wantedByQuotes(variant_ids, which),
  ])
  return new Map(
    [...counted].map(([id, stock]) => {
      const { quotes = [], weighted = 0 } = wanted.get(id) ?? {}
      return [id, { ...stock, other_quotes: quotes, other_weighted: weighted }]
    })
  )
}

/** Which of these quotes want more of something than is there and on its way; two queries per sales channel and one more. */
export async function quotesShortOfStock(container: MedusaContainer, quote_ids: string[]): Promise<string[]> {
  const lines = await quoteModule(container).wantedLines(quote_ids)
  const channels = [...new Set(lines.map(({ sales_channel_id }) => sales_channel_id))]
  const short = await Promise.all(
    channels.map(async (channel) => {
      const own = lines.filter(({ sales_channel_id }) => sales_channel_id === channel)
      const stock = await countedStock(container, [...new Set(own.map(({ variant_id }) => variant_id))], channel)
      return own.filter(({ variant_id, quantity }) => lacks(stock.get(variant_id), quantity) !== null)
    })
  )
  return [...new Set(short.flat().map(({ quote_id }) => quote_id))]
}

/** What is missing of a quantity beyond what is there and on its way; null where nothing is, or it may be ordered anyway. */
function lacks(stock: CountedStock | undefined, quantity: AmountInput): number | null {
  const lack = stock ? MathBN.sub(quantity, stock.available + stock.incoming) : MathBN.convert(0)
  return !stock?.allow_backorder && lack.isGreaterThan(0) ? lack.toNumber() : null
}

/** The stock of a line, with what it lacks of what is there and on its way; null where it lacks nothing or may be ordered anyway. */
export function stockOfLine(
  stock: LineStock | null | undefined,
  quantity: AmountInput
): (LineStock & { short_by: number | null }) | null {
  return stock ? { ...stock, short_by: lacks(stock, quantity) } : null
}
