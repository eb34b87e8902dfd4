import { Context } from "@medusajs/framework/types"

import { managerOf } from "../../../shared/sql"
import { CONTENT_FIELDS, TOTAL_FIELDS } from "../rules/snapshot"
import { wholeAddress } from "../rules/whole-address"
import type { QuoteStore } from "../store"
import { QuoteAddress, QuoteSnapshot, QuoteVersionRow, QuoteWithItems } from "../types"

/**
 * Makes a sent version the quote's current one again, with its lines, amounts and last day, dropping a draft that followed it.
 *
 * @param quote - locked by the caller
 */
export async function restoreVersion(
  store: QuoteStore,
  quote: QuoteWithItems,
  sent: QuoteVersionRow,
  context: Context
): Promise<void> {
  if (quote.status !== "draft") {
    // Lines can be written only while the quote is a draft.
    await store.updateCrmQuotes({ id: quote.id, status: "draft" }, context)
    await managerOf(context).flush()
  }
  const snapshot = sent.snapshot as unknown as QuoteSnapshot
  await restoreItems(store, quote, snapshot, context)
  await managerOf(context).flush()
  const content = [...CONTENT_FIELDS, ...TOTAL_FIELDS].map((field) => [field, snapshot.quote[field] ?? null])
  await store.updateCrmQuotes(
    {
      id: quote.id,
      ...Object.fromEntries(content),
      shipping_address: wholeAddress(snapshot.quote.shipping_address as QuoteAddress | null),
      billing_address: wholeAddress(snapshot.quote.billing_address as QuoteAddress | null),
      discount_percent: snapshot.quote.discount_percent ?? 0,
      deposit_percent: snapshot.quote.deposit_percent ?? null,
      valid_until: sent.valid_until,
      version: sent.version,
      status: sent.decision === "declined" ? "declined" : "sent",
      sent_at: sent.sent_at,
      sent_by: sent.sent_by,
      approval_status: "none",
      honored: null,
      revision: quote.revision + 1,
    } as never,
    context
  )
  await store.updateCrmQuoteVersions({ id: sent.id, superseded_at: null }, context)
  await managerOf(context).flush()
}

async function restoreItems(
  store: QuoteStore,
  quote: QuoteWithItems,
  snapshot: QuoteSnapshot,
  context: Context
): Promise<void> {
  // A row deleted and made again under its id in one transaction would be gone: what is there is changed instead.
  const there = new Set<unknown>(quote.items.map((item) => item.id))
  const wanted = new Set(snapshot.items.map((item) => item.id))
  const gone = quote.items.filter((item) => !wanted.has(item.id))
  const rows = snapshot.items.map((item) => ({ ...item, quote_id: quote.id }) as { id?: unknown })
  if (gone.length) {
    await store.deleteCrmQuoteItems(
      gone.map((item) => item.id),
      context
    )
  }
  await store.updateCrmQuoteItems(rows.filter((row) => there.has(row.id)) as never, context)
  await store.createCrmQuoteItems(rows.filter((row) => !there.has(row.id)) as never, context)
}
