import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"

export type SimilarTo = {
  /** The quote itself, once it is stored. */
  id?: string | null
  customer_id: string | null
  email: string
  title: string | null
  variant_ids: string[]
  /** Users whose quotes the caller sees, with those of nobody; null means all. */
  owner_ids: string[] | null
}

export type SimilarQuote = { id: string; number: string; status: string; total: string; currency_code: string }

/** Open quotes of the same buyer with the same title or at least half of the products, newest first. */
export async function similarQuotes(manager: EntityManager, to: SimilarTo, today: Day): Promise<SimilarQuote[]> {
  const variants = [...new Set(to.variant_ids)]
  const title = to.title?.trim().toLowerCase() || null
  if (!variants.length && !title) {
    return []
  }
  const places = variants.map(() => "?").join(", ")
  const shared = variants.length
    ? `2 * (select count(distinct item.variant_id) from crm_quote_item item
         where item.quote_id = quote.id and item.deleted_at is null and item.variant_id in (${places})) >= ${variants.length}`
    : "false"
  const owners = to.owner_ids ?? []
  const owned = to.owner_ids
    ? `quote.owner_id is null or quote.owner_id in (${owners.map(() => "?").join(", ")})`
    : "true"
  return manager.execute<SimilarQuote[]>(
    `select quote.id, quote.number, quote.status, trim_scale(quote.total)::text total, quote.currency_code
     from crm_quote quote
     where quote.deleted_at is null and quote.id is distinct from ? and (quote.customer_id = ? or quote.email = ?)
       and (${owned}) and (quote.status = 'draft' or (quote.status = 'sent' and quote.valid_until >= ?))
       and (lower(trim(quote.title)) = ? or ${shared})
     order by quote.created_at desc limit 5`,
    [to.id ?? null, to.customer_id, to.email.toLowerCase(), ...owners, today, title, ...variants]
  )
}
