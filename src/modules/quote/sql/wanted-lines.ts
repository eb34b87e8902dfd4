import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** What one quote wants of a variant in all, and through which sales channel. */
export type WantedLine = { quote_id: string; sales_channel_id: string; variant_id: string; quantity: number }

/** What quotes want of the catalogue, in one query; options that the offer itself leaves out do not count. */
export async function wantedLines(manager: EntityManager, quote_ids: string[]): Promise<WantedLine[]> {
  if (!quote_ids.length) {
    return []
  }
  return manager.execute<WantedLine[]>(
    `select quote.id as quote_id, quote.sales_channel_id, item.variant_id, sum(item.quantity)::float8 as quantity
       from crm_quote quote join crm_quote_item item on item.quote_id = quote.id and item.deleted_at is null
      where quote.id in (${quote_ids.map(() => "?").join(", ")}) and quote.sales_channel_id is not null and item.variant_id is not null
        and (item.is_selected or (not item.is_optional and item.alternative_group is null))
      group by quote.id, quote.sales_channel_id, item.variant_id`,
    quote_ids
  )
}
