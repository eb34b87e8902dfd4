import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, getVariantAvailability, MathBN, MedusaError } from "@medusajs/framework/utils"

import type { HoldReason } from "../../../modules/quote/acts/hold"
import { QuoteWithItems } from "../../../modules/quote/types"
import { Decimal } from "../../../shared/money"
import { exactOf } from "../../../shared/exact"

/** Why a quote cannot be ordered as far as its goods go; null where they are there. */
export async function lackingOf(container: MedusaContainer, quote: QuoteWithItems): Promise<HoldReason | null> {
  try {
    await assertInStock(container, quote)
    return null
  } catch (error) {
    const { type, message } = error as MedusaError
    if (type !== MedusaError.Types.NOT_ALLOWED) {
      throw error
    }
    return { code: "stock", message }
  }
}

type StockedVariant = { id: string; manage_inventory: boolean; allow_backorder: boolean }

/**
 * Refuses a quote whose goods the sales channel does not have, naming each.
 *
 * @throws NOT_ALLOWED with what is there and what is asked
 */
export async function assertInStock(container: MedusaContainer, quote: QuoteWithItems): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const wanted = quantitiesOf(quote)
  if (!wanted.size || !quote.sales_channel_id) {
    return
  }
  const { data } = await query.graph({
    entity: "variant",
    fields: ["id", "manage_inventory", "allow_backorder"],
    filters: { id: [...wanted.keys()] },
  })
  const counted = (data as StockedVariant[]).filter((variant) => variant.manage_inventory && !variant.allow_backorder)
  if (!counted.length) {
    return
  }
  const stock = await getVariantAvailability(query, {
    variant_ids: counted.map((variant) => variant.id),
    sales_channel_id: quote.sales_channel_id,
  })
  const lacking = counted.flatMap(({ id }) => {
    const there = stock[id]?.availability ?? 0
    const asked = wanted.get(id)!
    return asked.quantity.isGreaterThan(there)
      ? [`${asked.title}: ${asked.quantity.toFixed()} asked, ${there} in stock`]
      : []
  })
  if (lacking.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Quote ${quote.number} cannot become an order: ${lacking.join("; ")}.`
    )
  }
}

function quantitiesOf(quote: QuoteWithItems): Map<string, { title: string; quantity: Decimal }> {
  const wanted = new Map<string, { title: string; quantity: Decimal }>()
  for (const item of quote.items) {
    if (item.variant_id) {
      const before = wanted.get(item.variant_id)?.quantity ?? 0
      wanted.set(item.variant_id, { title: item.title, quantity: MathBN.add(before, exactOf(item, "quantity") ?? 0) })
    }
  }
  return wanted
}
