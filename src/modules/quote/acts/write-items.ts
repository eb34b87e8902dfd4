import { Context } from "@medusajs/framework/types"

import { exactOf } from "../../../shared/exact"
import { withOneOfEachGroup } from "../rules/included"
import type { QuoteStore } from "../store"
import { QuoteContent, QuoteItemRow } from "../types"

/**
 * Makes a draft's lines what its content says. Lines named by id keep it; only rows that differ are written.
 *
 * @param totals - amounts per line, in the content's order
 */
export async function writeItems(
  store: QuoteStore,
  quote_id: string,
  before: QuoteItemRow[],
  content: QuoteContent,
  totals: Record<string, string>[],
  context: Context
): Promise<void> {
  const known = new Map(before.map((item) => [item.id, item]))
  const rows = withOneOfEachGroup(content.items).map((item, index) => ({
    ...item,
    quote_id,
    position: index + 1,
    ...totals[index],
  }))
  const kept = rows.filter((row) => row.id && known.has(row.id))
  const stays = new Set(kept.map((row) => row.id))
  const gone = before.filter((item) => !stays.has(item.id))
  if (gone.length) {
    await store.deleteCrmQuoteItems(
      gone.map((item) => item.id),
      context
    )
  }
  const changed = kept.filter((row) => differs(known.get(row.id as string)!, row))
  if (changed.length) {
    await store.updateCrmQuoteItems(changed as never, context)
  }
  const fresh = rows.filter((row) => !row.id || !known.has(row.id)).map(({ id: _id, ...row }) => row)
  if (fresh.length) {
    await store.createCrmQuoteItems(fresh as never, context)
  }
}

const differs = (before: QuoteItemRow, after: Record<string, unknown>): boolean =>
  Object.entries(after).some(([field, value]) => {
    const was = exactOf(before, field)
    return typeof value === "object" && value !== null
      ? JSON.stringify(was) !== JSON.stringify(value)
      : String(was ?? "") !== String(value ?? "")
  })
