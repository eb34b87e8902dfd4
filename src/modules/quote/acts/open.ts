import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { DEAD_LINK, isTokenText, tokenHash } from "../rules/token"
import type { QuoteStore } from "../store"
import { OpenedQuote, QuoteRow, QuoteSnapshot, QuoteVersionRow } from "../types"

/** What a link shows: the version it was made for, as sent, while that is on offer or was decided in its days. */
export async function readByToken(
  store: QuoteStore,
  token: string,
  today: Day,
  context: Context
): Promise<OpenedQuote> {
  const [row] = isTokenText(token)
    ? await store.listCrmQuoteTokens({ token_hash: tokenHash(token), revoked_at: null }, {}, context)
    : []
  const [quote] = row ? await store.listCrmQuotes({ id: row.quote_id }, {}, context) : []
  const [version] = row
    ? await store.listCrmQuoteVersions({ quote_id: row.quote_id, version: row.version }, {}, context)
    : []
  const live =
    quote && version && !version.superseded_at && (version.decision === "accepted" || version.valid_until >= today)
  if (!live) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, DEAD_LINK)
  }
  return {
    quote_id: quote.id,
    token_id: row.id,
    version: version.version,
    quote: quote as unknown as QuoteRow,
    sent: version as unknown as QuoteVersionRow,
    snapshot: version.snapshot as unknown as QuoteSnapshot,
  }
}
