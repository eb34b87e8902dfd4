import { MathBN } from "@medusajs/framework/utils"

import { conversionStatus } from "../../../../modules/quote/rules/conversion"
import { isIncluded } from "../../../../modules/quote/rules/included"
import { lineMargin, Margin, MarginLine, totalMargin } from "../../../../modules/quote/rules/margin"
import type { ListedItem } from "../../../../modules/quote/sql/listed-quotes"
import { QuoteItemRow, QuoteWithItems } from "../../../../modules/quote/types"
import { exactOf } from "../../../../shared/exact"
import { plainRow } from "../../../shared/answer"

const chosenOf = (quote: Pick<QuoteWithItems, "chosen_item_ids">): string[] | null =>
  quote.chosen_item_ids as unknown as string[] | null

const marginLine = (item: QuoteItemRow): MarginLine => ({
  net: MathBN.sub(exactOf(item, "subtotal") ?? 0, exactOf(item, "discount_total") ?? 0),
  quantity: exactOf(item, "quantity") ?? 0,
  unit_cost: item.kind === "item" ? exactOf(item, "unit_cost") : null,
})

const numbers = (margin: Margin | null): { total: number; percent: number | null } | null =>
  margin && { total: margin.total.toNumber(), percent: margin.percent?.toNumber() ?? null }

/** The margin of the lines that count, where costs are known. */
export const marginAnswer = (quote: QuoteWithItems) =>
  numbers(totalMargin(quote.items.filter((item) => isIncluded(item, chosenOf(quote))).map(marginLine)))

type Lines = Pick<QuoteWithItems, "chosen_item_ids"> & { items: ListedItem[] }

/**
 * How far a quote is ordered.
 *
 * @param ordered - quantities by the line's id
 */
export const conversionAnswer = (quote: Lines, ordered: Record<string, string>) =>
  conversionStatus(
    quote.items
      .filter((item) => isIncluded(item, chosenOf(quote)))
      .map((item) => ({
        id: item.id,
        title: item.title,
        quantity: exactOf(item, "quantity") ?? 0,
        ordered: ordered[item.id] ?? 0,
      }))
  )

/**
 * The lines as the API answers them: whether each counts and how much of it is ordered, and how far the whole is ordered.
 * Costs and margins are left out for callers who may not see them.
 *
 * @param ordered - quantities by the line's id
 */
export function itemsAnswer(quote: QuoteWithItems, ordered: Record<string, string>, seesMargin: boolean) {
  const included = quote.items.filter((item) => isIncluded(item, chosenOf(quote)))
  const counts = new Set(included.map(({ id }) => id))
  return {
    conversion_status: conversionAnswer(quote, ordered),
    items: quote.items.map((item) => {
      const { unit_cost, list_cost: _list, ...row } = plainRow<Record<string, unknown>>(item)
      return {
        ...row,
        included: counts.has(item.id),
        ordered_quantity: MathBN.convert(ordered[item.id] ?? 0).toNumber(),
        ...(seesMargin ? { unit_cost, margin_percent: numbers(lineMargin(marginLine(item)))?.percent ?? null } : {}),
      }
    }),
  }
}
