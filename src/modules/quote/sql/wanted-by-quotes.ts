import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"

/** An open quote that wants some of a variant. */
export type WantingQuote = { quote_id: string; number: string; quantity: number; probability: number }

/** What other open quotes want of a variant: the likeliest and biggest of them, and all of them weighted. */
export type WantedByQuotes = { quotes: WantingQuote[]; weighted: number }

/** All but one, of the people whose quotes the caller sees (null: everyone's). */
export type WhichQuotes = { but: string | null; owner_ids: string[] | null; today: Day }

/** How many quotes are named. */
const NAMED = 5

/**
 * What open quotes want of each variant, in one query; options that the offer itself leaves out do not count.
 */
export async function wantedByQuotes(
  manager: EntityManager,
  variant_ids: string[],
  { but, owner_ids, today }: WhichQuotes
): Promise<Map<string, WantedByQuotes>> {
  if (!variant_ids.length) {
    return new Map()
  }
  const owners = owner_ids?.join(",") ?? null
  const rows = await manager.execute<({ variant_id: string; weighted: number } & WantingQuote)[]>(
    `with wanted as (
       select item.variant_id, quote.id, quote.number, sum(item.quantity) as quantity,
              max(coalesce(quote.probability, stage.probability, 0)) as probability
         from crm_quote_item item
         join crm_quote quote on quote.id = item.quote_id and quote.deleted_at is null
         left join crm_stage stage on stage.id = quote.stage_id
        where item.variant_id in (${variant_ids.map(() => "?").join(", ")}) and item.deleted_at is null
          and quote.id is distinct from ? and (quote.status = 'draft' or (quote.status = 'sent' and quote.valid_until >= ?))
          and (?::text is null or quote.owner_id is null or quote.owner_id = any (string_to_array(?, ',')))
          and (item.is_selected or (not item.is_optional and item.alternative_group is null))
        group by item.variant_id, quote.id, quote.number
     ), ranked as (
       select *, sum(quantity * probability / 100) over (partition by variant_id) as weighted,
              row_number() over (partition by variant_id order by quantity * probability desc, quantity desc, id) as place
         from wanted)
     select variant_id, id as quote_id, number, quantity::float8 as quantity, probability::float8 as probability,
            round(weighted, 2)::float8 as weighted
       from ranked where place <= ${NAMED} order by variant_id, place`,
    [...variant_ids, but, today, owners, owners]
  )
  const found = new Map<string, WantedByQuotes>()
  for (const { variant_id, weighted, ...quote } of rows) {
    const known = found.get(variant_id) ?? { quotes: [], weighted }
    found.set(variant_id, { ...known, quotes: [...known.quotes, quote] })
  }
  return found
}
