import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { assertVerb } from "../../modules/quote/rules/verbs"
import { PricedItem, QuoteAddress, QuoteItemRow, QuoteWithItems } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { briefly } from "../../shared/briefly"
import { exactOf } from "../../shared/exact"
import { assertSeen } from "./assert-seen"
import { itemContentOf, itemInputOf } from "./content-of"
import { pricesIncludeTax, variantsOf } from "./pricing/catalogue"
import { customerOf, regionOf } from "./pricing/parties"
import { priceLines } from "./pricing/price-lines"
import { QuoteItemInput } from "./pricing/types"
import { quoteModule } from "./steps/quote-module"

type LineChange = Partial<QuoteItemInput> & { id: string }

/** Lines to add, one line to change, or one to remove. */
export type ItemEdit = { add: QuoteItemInput[] } | { update: LineChange } | { remove: string }

/** How often an edit starts over when others change the same draft at the same time. */
const MOST_TRIES = 20

/**
 * One edit of a draft's lines. Only what it touches is priced and taxed, and only what differs is written, in one transaction:
 * however long the quote is, a line is saved at the same price.
 *
 * Someone else's change in between is not written over: the edit is made again, on what they left.
 *
 * @param quote - the draft as it was read last
 * @param revision - refuses the edit unless the draft is still at that revision; null takes the newest
 * @returns the draft as it is stored now
 * @throws NOT_FOUND for a line that the quote does not have; NOT_ALLOWED if it is not a draft or has another revision
 */
export async function editQuoteItems(
  container: MedusaContainer,
  quote: QuoteWithItems,
  edit: ItemEdit,
  actor: Actor,
  revision: number | null = null
): Promise<QuoteWithItems> {
  let before = quote
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    assertVerb("change", before)
    await assertSeen(container, before, revision)
    const after = await quoteModule(container).updateItems(before, await itemsAfter(container, before, edit), actor)
    if (after) {
      return after
    }
    before = await quoteModule(container).getQuote(quote.id)
  }
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `Quote ${quote.number} is being changed by others at the same time; try again.`
  )
}

async function itemsAfter(container: MedusaContainer, quote: QuoteWithItems, edit: ItemEdit): Promise<PricedItem[]> {
  const stored = quote.items.map(itemContentOf)
  if ("add" in edit) {
    return [...stored, ...(await priced(container, quote, edit.add))]
  }
  const id = "update" in edit ? edit.update.id : edit.remove
  const index = quote.items.findIndex((item) => item.id === id)
  if (index < 0) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Quote ${quote.number} has no line ${id}.`)
  }
  if (!("update" in edit)) {
    return stored.filter((_item, at) => at !== index)
  }
  const line = await changed(container, quote, quote.items[index], edit.update)
  // Of alternatives the one chosen last counts.
  const gives = (item: PricedItem): boolean =>
    edit.update.is_selected === true &&
    line.alternative_group !== null &&
    item.alternative_group === line.alternative_group
  return stored.map((item, at) => (at === index ? line : gives(item) ? { ...item, is_selected: false } : item))
}

/** What the host has no say in: these change a line without asking it for prices and taxes. */
const OUR_OWN = [
  "id", "is_optional", "alternative_group", "is_selected", "lead_time_days", "requested_delivery_date", "note",
] as const // prettier-ignore

async function changed(
  container: MedusaContainer,
  quote: QuoteWithItems,
  item: QuoteItemRow,
  update: LineChange
): Promise<PricedItem> {
  const own = Object.keys(update).every((field) => (OUR_OWN as readonly string[]).includes(field))
  if (own && item.kind === "item") {
    const { alternative_group = item.alternative_group } = update
    return { ...itemContentOf(item), ...(update as Partial<PricedItem>), alternative_group: alternative_group || null }
  }
  // Another product brings its own title, price and cost unless they are said.
  const other = update.variant_id !== undefined && update.variant_id !== item.variant_id
  const line = { ...itemInputOf(item), ...(other ? { title: null, unit_price: null, unit_cost: null } : {}), ...update }
  // A price that is not typed again means what it meant when it was.
  const include_tax = other || update.unit_price !== undefined ? undefined : item.is_tax_inclusive
  const [result] = await priced(container, quote, [line], include_tax)
  return result
}

async function priced(
  container: MedusaContainer,
  quote: QuoteWithItems,
  lines: QuoteItemInput[],
  include_tax?: boolean
): Promise<PricedItem[]> {
  const { currency_code, region_id, customer_id } = quote
  const address = quote.shipping_address as QuoteAddress | null
  const sold = lines.flatMap(({ variant_id }) => variant_id ?? [])
  const [variants, customer, region, inclusive, cost_key] = await Promise.all([
    sold.length ? knownVariants(container, sold) : new Map(),
    customer_id ? knownCustomer(container, customer_id) : null,
    // Without an address tax is that of the region's first country.
    address?.country_code ? { id: region_id, countries: [] } : knownRegion(container, region_id, currency_code),
    include_tax ?? pricesIncludeTax(container, region_id, currency_code),
    sold.length ? costKey(container) : "",
  ])
  const { items } = await priceLines(container, lines, [], {
    currency_code,
    region,
    customer,
    address,
    discount_percent: exactOf(quote, "discount_percent") ?? 0,
    include_tax: inclusive,
    cost_key,
    variants,
  })
  return items
}

/** Who types in one draft asks for the same product, customer and region with each save; prices and taxes are asked anew. */
const KEPT_MS = 5_000
const knownVariants = briefly(KEPT_MS, (_container: MedusaContainer, ids: string[]) => ids.join(), variantsOf)
const knownCustomer = briefly(KEPT_MS, (_container: MedusaContainer, id: string) => id, customerOf)
const knownRegion = briefly(
  KEPT_MS,
  (_container: MedusaContainer, id: string, currency: string) => `${id} ${currency}`,
  regionOf
)

const costKey = async (container: MedusaContainer): Promise<string> =>
  (await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()).cost_metadata_key
