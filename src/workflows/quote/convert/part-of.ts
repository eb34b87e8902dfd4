import { includedItems } from "../../../modules/quote/rules/included"
import { ConversionPart } from "../../../modules/quote/rules/conversion"
import { rowTotals } from "../../../modules/quote/rules/row-totals"
import { totalsColumns } from "../../../modules/quote/rules/totals-columns"
import { QuoteItemRow, QuoteSnapshot, QuoteVersionRow, QuoteWithItems } from "../../../modules/quote/types"

/** A quote as one of its sent versions offered it. */
export function offerOf(quote: QuoteWithItems, sent: QuoteVersionRow): QuoteWithItems {
  const snapshot = sent.snapshot as unknown as QuoteSnapshot
  const { version, valid_until } = sent
  return {
    ...withoutRaw(quote),
    ...(snapshot.quote as object),
    version,
    valid_until,
    items: snapshot.items as unknown as QuoteItemRow[],
  } as QuoteWithItems
}

/** A quote with the lines that its buyer takes and no others. */
export const chosenPart = (quote: QuoteWithItems, chosen: readonly string[] | null): QuoteWithItems => ({
  ...quote,
  items: includedItems(quote.items, chosen),
})

/**
 * A quote as if it offered only what one conversion orders: those lines in those quantities, their totals, and shipping or none.
 */
export function partOf(quote: QuoteWithItems, parts: ConversionPart[], withShipping: boolean): QuoteWithItems {
  const quantities = new Map(parts.map(({ item_id, quantity }) => [item_id, quantity]))
  const part = {
    ...withoutRaw(quote),
    shipping_methods: withShipping ? quote.shipping_methods : null,
    items: quote.items
      .filter((item) => quantities.has(item.id))
      .map((item) => ({
        ...item,
        quantity: quantities.get(item.id),
        raw_quantity: undefined,
        // What was chosen is no choice any more.
        is_optional: false,
        alternative_group: null,
      })),
  } as unknown as QuoteWithItems
  return { ...part, ...totalsColumns(rowTotals(part, null)).head } as unknown as QuoteWithItems
}

/** Totals that are put in anew must not be shadowed by the twins of the old ones. */
const withoutRaw = (quote: QuoteWithItems): object =>
  Object.fromEntries(Object.entries(quote).filter(([field]) => !field.startsWith("raw_")))
