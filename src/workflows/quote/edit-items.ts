import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { PricedItem, QuoteAddress, QuoteContent, QuoteWithItems } from "../../modules/quote/types"
import { contentOf, itemInputOf } from "./content-of"
import { pricesIncludeTax } from "./pricing/catalogue"
import { customerOf, regionOf } from "./pricing/parties"
import { priceLines } from "./pricing/price-lines"
import { QuoteItemInput } from "./pricing/types"

/** Lines to add, one line to change, or one to remove. */
export type ItemEdit =
  { add: QuoteItemInput[] } | { update: Partial<QuoteItemInput> & { id: string } } | { remove: string }

/**
 * What a draft says after one edit of its lines. Only what the edit touches is priced and taxed: however long the quote is,
 * changing a line costs the same.
 *
 * @throws NOT_FOUND for a line that the quote does not have
 */
export async function contentAfter(
  container: MedusaContainer,
  quote: QuoteWithItems,
  edit: ItemEdit
): Promise<QuoteContent> {
  const content = contentOf(quote)
  if ("add" in edit) {
    return { ...content, items: [...content.items, ...(await priced(container, quote, edit.add))] }
  }
  const id = "update" in edit ? edit.update.id : edit.remove
  const index = quote.items.findIndex((item) => item.id === id)
  if (index < 0) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Quote ${quote.number} has no line ${id}.`)
  }
  if (!("update" in edit)) {
    return { ...content, items: content.items.filter((item) => item.id !== id) }
  }
  const line = changedLine(itemInputOf(quote.items[index]), edit.update)
  const [item] = await priced(container, quote, [line])
  return { ...content, items: content.items.map((kept, at) => (at === index ? item : kept)) }
}

/** Another product brings its own title, price and cost unless they are said. */
function changedLine(before: QuoteItemInput, update: Partial<QuoteItemInput>): QuoteItemInput {
  const other = update.variant_id !== undefined && update.variant_id !== before.variant_id
  return { ...before, ...(other ? { title: null, unit_price: null, unit_cost: null } : {}), ...update }
}

async function priced(
  container: MedusaContainer,
  quote: QuoteWithItems,
  lines: QuoteItemInput[]
): Promise<PricedItem[]> {
  const { currency_code, region_id, customer_id, shipping_address, discount_percent } = quote
  const [settings, region, customer, include_tax] = await Promise.all([
    container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings(),
    regionOf(container, region_id, currency_code),
    customer_id ? customerOf(container, customer_id) : null,
    pricesIncludeTax(container, region_id, currency_code),
  ])
  const { items } = await priceLines(container, lines, [], {
    currency_code,
    region,
    customer,
    address: shipping_address as QuoteAddress | null,
    discount_percent,
    include_tax,
    cost_key: settings.cost_metadata_key,
  })
  return items
}
