import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** What live conversions order of a quote: their orders, oldest first, and how much of each line. */
export type OrderedOfQuote = { quote_id: string; order_ids: string[]; quantities: Record<string, string> }

/** The same for many quotes in one query; quotes of which nothing is ordered are left out. */
export async function orderedOfQuotes(manager: EntityManager, quoteIds: string[]): Promise<OrderedOfQuote[]> {
  if (!quoteIds.length) {
    return []
  }
  return manager.execute<OrderedOfQuote[]>(
    `with live as (
       select id, quote_id, order_id, created_at, state from crm_quote_conversion
       where quote_id in (${quoteIds.map(() => "?").join(", ")}) and state in ('claimed', 'done') and deleted_at is null
     ), line as (
       select live.quote_id, part.quote_item_id, trim_scale(sum(part.quantity))::text quantity
       from live join crm_quote_conversion_item part on part.conversion_id = live.id and part.deleted_at is null
       group by live.quote_id, part.quote_item_id
     )
     select live.quote_id,
       coalesce(array_agg(live.order_id order by live.created_at, live.id) filter (where live.state = 'done'), '{}') order_ids,
       coalesce((select jsonb_object_agg(line.quote_item_id, line.quantity) from line where line.quote_id = live.quote_id), '{}') quantities
     from live group by live.quote_id`,
    quoteIds
  )
}
