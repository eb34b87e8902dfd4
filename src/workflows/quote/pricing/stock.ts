import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { WantingQuote } from "../../../modules/quote/sql/wanted-by-quotes"
import { AmountInput } from "../../../shared/money"
import { quoteModule, today } from "../steps/quote-module"

/** What a sales channel has of a variant, and who else wants it. */
export type LineStock = {
  /** Stocked − reserved, at the locations of the sales channel. */
  available: number
  /** On its way to them. */
  incoming: number
  manage_inventory: boolean
  allow_backorder: boolean
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

/**
 * Stock of the variants that are counted, in three queries however many there are.
 */
export async function stockOf(
  container: MedusaContainer,
  variant_ids: string[],
  { sales_channel_id, quote_id, owner_ids }: StockContext
): Promise<Map<string, LineStock>> {
  if (!sales_channel_id || !variant_ids.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: variants }, { data: links }, wanted] = await Promise.all([
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
    quoteModule(container).wantedByQuotes(variant_ids, { but: quote_id ?? null, owner_ids, today: await today(container) }),
  ]) // prettier-ignore
  const locations = new Set((links as { stock_location_id: string }[]).map((link) => link.stock_location_id))
  return new Map(
    (variants as unknown as StockedVariant[]).map((variant) => {
      const { id, manage_inventory, allow_backorder } = variant
      const available = unitsOf(variant, (level) => level.available_quantity, locations)
      const coming = unitsOf(variant, (level) => level.available_quantity + level.incoming_quantity, locations)
      const { quotes = [], weighted = 0 } = wanted.get(id) ?? {}
      return [
        id,
        {
          available,
          incoming: coming - available,
          manage_inventory,
          allow_backorder,
          other_quotes: quotes,
          other_weighted: weighted,
        },
      ]
    })
  )
}

/** The stock of a line, with what it lacks of what is there and on its way; null where it lacks nothing or may be ordered anyway. */
export function stockOfLine(
  stock: LineStock | null | undefined,
  quantity: AmountInput
): (LineStock & { short_by: number | null }) | null {
  if (!stock) {
    return null
  }
  const lack = MathBN.sub(quantity, stock.available + stock.incoming)
  return { ...stock, short_by: !stock.allow_backorder && lack.isGreaterThan(0) ? lack.toNumber() : null }
}
