import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { QuoteWithItems } from "../../../../modules/quote/types"
import { itemInputOf } from "../../../../workflows/quote/content-of"
import { QuoteItemInput } from "../../../../workflows/quote/pricing/types"
import { accessOf } from "../../../shared"

/**
 * Lines with the costs that the caller may say. Who does not see margins says none: the lines keep the costs they have, for a
 * margin decides whether an offer needs approval.
 *
 * @throws FORBIDDEN for a cost from someone who may not see margins
 */
export function saidCosts<Line extends { unit_cost?: unknown }>(req: MedusaRequest, lines: Line[]): Line[] {
  if (accessOf(req).can_see_margin) {
    return lines
  }
  if (lines.some(({ unit_cost }) => unit_cost !== undefined && unit_cost !== null)) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not say what a line costs. Someone who may change the set-up can let you see margins in Settings › CRM › Access."
    )
  }
  return lines.map(({ unit_cost: _kept, ...line }) => line as Line)
}

/**
 * All lines of a draft as a caller may write them anew: who does not see costs leaves those of the lines that stay as they are.
 *
 * @throws FORBIDDEN as `saidCosts`
 */
export function withKeptCosts(req: MedusaRequest, quote: QuoteWithItems, items: QuoteItemInput[]): QuoteItemInput[] {
  const said = saidCosts(req, items)
  if (accessOf(req).can_see_margin) {
    return said
  }
  const before = new Map(quote.items.map((item) => [item.id, itemInputOf(item)]))
  return said.map((item) => {
    const old = item.id === undefined ? undefined : before.get(item.id)
    return old && (item.variant_id ?? null) === (old.variant_id ?? null) ? { ...item, unit_cost: old.unit_cost } : item
  })
}
