import { Context } from "@medusajs/framework/types"

import type { QuoteStore } from "../store"
import { QuoteRow } from "../types"

/** Takes back a request for approval that was not decided: what it asked about is not what the quote says any more. */
export async function withdrawApproval(store: QuoteStore, quote: QuoteRow, context: Context): Promise<void> {
  if (quote.approval_status !== "pending") {
    return
  }
  const pending = await store.listCrmQuoteApprovals({ quote_id: quote.id, status: "pending" }, {}, context)
  if (pending.length) {
    await store.updateCrmQuoteApprovals(
      pending.map(({ id }) => ({ id, status: "withdrawn" as const })),
      context
    )
  }
}
