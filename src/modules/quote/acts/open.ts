import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { managerOf } from "../../../shared/sql"
import { DEAD_LINK, tokenHash } from "../../../shared/links/token"
import type { QuoteStore } from "../store"
import { OpenedQuote, QuoteRow, QuoteSnapshot, QuoteVersionRow } from "../types"

/**
 * What a link shows: the version it was made for, as sent, while that is on offer or was decided in its days.
 *
 * Every text that is not a live link costs the same one query, so that time does not tell an expired one from an invented one.
 */
export async function readByToken(
  store: QuoteStore,
  token: string,
  today: Day,
  context: Context
): Promise<OpenedQuote> {
  const [live] = await managerOf(context).execute<{ token_id: string; quote_id: string; version_id: string }[]>(
    `select token.id token_id, token.quote_id, version.id version_id
     from crm_quote_token token
     join crm_quote quote on quote.id = token.quote_id and quote.deleted_at is null
     join crm_quote_version version on version.quote_id = token.quote_id and version.version = token.version
     where token.token_hash = ? and token.revoked_at is null and token.deleted_at is null
       and version.superseded_at is null and (version.decision = 'accepted' or version.valid_until >= ?)`,
    [tokenHash(token), today]
  )
  if (!live) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, DEAD_LINK)
  }
  const [quote] = await store.listCrmQuotes({ id: live.quote_id }, {}, context)
  const version = await store.retrieveCrmQuoteVersion(live.version_id, {}, context)
  return {
    quote_id: quote.id,
    token_id: live.token_id,
    version: version.version,
    quote: quote as unknown as QuoteRow,
    sent: version as unknown as QuoteVersionRow,
    snapshot: version.snapshot as unknown as QuoteSnapshot,
  }
}
