import { QuoteContent } from "../types"
import { isIncluded, withOneOfEachGroup } from "./included"
import { QuoteTotals, quoteTotals } from "./totals"

/**
 * The totals of what a draft says, with its own discount and its own choice among options and alternatives.
 *
 * @param chosen - ids that the buyer took, instead of the draft's choice
 */
export function contentTotals(
  content: Pick<QuoteContent, "currency_code" | "discount_percent" | "items" | "shipping_methods">,
  chosen: readonly string[] | null = null
): QuoteTotals {
  const lines = withOneOfEachGroup(content.items).map((item) => ({
    ...item,
    quote_discount_percent: content.discount_percent,
    included: isIncluded(item, chosen),
  }))
  return quoteTotals(content.currency_code, lines, content.shipping_methods)
}
