import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { createReservationsWorkflow } from "@medusajs/medusa/core-flows"

import { orderableLines } from "../../../modules/quote/acts/conversion"
import { holdOf } from "../../../modules/quote/acts/hold"
import { conversionParts } from "../../../modules/quote/rules/conversion"
import { QuoteWithItems } from "../../../modules/quote/types"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { addDays } from "../../../shared/days"
import { exactOf } from "../../../shared/exact"
import { AmountInput } from "../../../shared/money"
import { partOf } from "../convert/part-of"
import { quoteModule, today } from "../steps/quote-module"
import { creditPolicy } from "./policy"

type Level = { location_id: string; available_quantity: number }
type Part = { inventory_item_id: string; required_quantity: number; inventory?: { location_levels?: Level[] } | null }
type Variant = { id: string; inventory_items?: Part[] }

/** A reservation of the host's for a line of a quote, as one for a line of an order. */
type Reservation = { line_item_id: string; inventory_item_id: string; location_id: string; quantity: AmountInput }

/** What is to be reserved for a quote: of each part at the first location of the channel that has enough; what none has is left out. */
async function reservationsFor(container: MedusaContainer, quote: QuoteWithItems): Promise<Reservation[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const lines = quote.items.filter(({ variant_id }) => variant_id !== null)
  if (!lines.length || !quote.sales_channel_id) {
    return []
  }
  const [{ data: variants }, { data: links }] = await Promise.all([
    query.graph({
      entity: "variant",
      fields: [
        "id", "inventory_items.inventory_item_id", "inventory_items.required_quantity",
        "inventory_items.inventory.location_levels.location_id", "inventory_items.inventory.location_levels.available_quantity",
        "inventory_items.inventory.location_levels.stocked_quantity", "inventory_items.inventory.location_levels.reserved_quantity",
      ],
      filters: { id: lines.map(({ variant_id }) => variant_id!), manage_inventory: true },
    }),
    query.graph({
      entity: "sales_channel_locations",
      fields: ["stock_location_id"],
      filters: { sales_channel_id: quote.sales_channel_id },
    }),
  ]) // prettier-ignore
  const locations = (links as { stock_location_id: string }[]).map((link) => link.stock_location_id)
  const byId = new Map((variants as unknown as Variant[]).map((variant) => [variant.id, variant]))
  const taken = new Map<string, AmountInput>()
  return lines.flatMap((line) =>
    (byId.get(line.variant_id!)?.inventory_items ?? []).flatMap((part) => {
      const quantity = MathBN.mult(exactOf(line, "quantity") ?? 0, part.required_quantity)
      const place = (part.inventory?.location_levels ?? []).find(({ location_id, available_quantity }) => {
        const left = MathBN.sub(available_quantity, taken.get(`${part.inventory_item_id}:${location_id}`) ?? 0)
        return locations.includes(location_id) && MathBN.gte(left, quantity)
      })
      if (!place) {
        return []
      }
      const key = `${part.inventory_item_id}:${place.location_id}`
      taken.set(key, MathBN.add(taken.get(key) ?? 0, quantity))
      const { inventory_item_id } = part
      return [{ line_item_id: line.id, inventory_item_id, location_id: place.location_id, quantity }]
    })
  )
}

/**
 * Holds the stock of a quote that waits, for as many days as the policy gives it; nothing where it gives none.
 *
 * The host's reservations carry the ids of the quote's lines. Doing it twice reserves once.
 */
export async function holdStock(container: MedusaContainer, quote_id: string): Promise<void> {
  const { hold_stock_days } = await creditPolicy(container)
  const quotes = quoteModule(container)
  const quote = await quotes.getQuote(quote_id)
  const hold = holdOf(quote)
  // Of goods that are gone nothing is held: a part of them would keep others waiting and help nobody.
  const isLacking = hold?.reasons.some(({ code }) => code === "stock")
  if (!hold_stock_days || quote.status !== "accepted" || !hold?.order.convert || hold.stock_until || isLacking) {
    return
  }
  const ordered = await quotes.orderedQuantities(quote_id)
  const parts = conversionParts(`Quote ${quote.number}`, orderableLines(quote, ordered), hold.order.items)
  const reservations = await reservationsFor(container, partOf(quote, parts, false))
  if (!reservations.length) {
    return
  }
  await freeStock(container, quote)
  const description = `Quote ${quote.number}`
  await createReservationsWorkflow(container).run({
    input: { reservations: reservations.map((one) => ({ ...one, description, external_id: quote.id })) as never },
  })
  const stock_until = addDays(await today(container), hold_stock_days)
  if (!(await quotes.changeHold(quote_id, { reasons: hold.reasons, stock_until }, SYSTEM_ACTOR))) {
    await freeStock(container, quote)
  }
}

/** Gives back what is reserved for the lines of a quote. */
export async function freeStock(container: MedusaContainer, quote: Pick<QuoteWithItems, "items">): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  const line_item_id = quote.items.map(({ id }) => id)
  const held = line_item_id.length
    ? await inventory.listReservationItems({ line_item_id }, { select: ["id"], take: line_item_id.length * 10 })
    : []
  if (held.length) {
    await inventory.deleteReservationItemsByLineItem(line_item_id)
  }
}

/** Ends a hold of stock whose last day has passed; the quote goes on waiting. */
export async function endStockHold(container: MedusaContainer, quote: QuoteWithItems): Promise<void> {
  const hold = holdOf(quote)
  if (hold?.stock_until && hold.stock_until < (await today(container))) {
    await freeStock(container, quote)
    await quoteModule(container).changeHold(quote.id, { reasons: hold.reasons, stock_until: null }, SYSTEM_ACTOR)
  }
}

/** Holds stock for an acceptance that stands whether there is any or not. */
export const holdStockStep = createStep("crm-hold-stock", async ({ quote_id }: { quote_id: string }, { container }) => {
  try {
    await holdStock(container, quote_id)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`No stock is held for quote ${quote_id}: ${(error as Error).message}`)
  }
  return new StepResponse(null)
})

/** Gives back what was reserved for a quote that is withdrawn. */
export const freeStockStep = createStep("crm-free-stock", async ({ quote_id }: { quote_id: string }, { container }) => {
  await freeStock(container, await quoteModule(container).getQuote(quote_id))
  return new StepResponse(null)
})
