import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { figure } from "../rules/aging"
import { Page } from "./aging"
import { bound, CapacityInput, demandByQuote, HOST_FACTS } from "./capacity-goods"
import { read } from "./read"

/** A quote behind what is wanted of an item at a place. */
export type CapacityQuote = {
  quote_id: string
  number: string
  title: string | null
  status: "draft" | "sent" | "accepted"
  customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  expected_close_date: Day | null
  valid_until: Day | null
  /** Percent; 100 once accepted. */
  probability: number
  /** Monday of the first week in which some of it is wanted. */
  week_start: Day
  quantity: number
  weighted: number
}

export type CapacityQuoteFilters = {
  location_id: string
  variant_id?: string
  inventory_item_id?: string
  /** One week's; all when left out. */
  week_start?: Day
}

type Row = Omit<CapacityQuote, "quantity" | "weighted" | "probability"> &
  Record<"quantity" | "weighted" | "probability" | `all_${"count" | "quantity" | "weighted"}`, string>

/** In pieces of the item; of a variant that is a kit, of the item of which most is wanted, so that a quote stands there once. */
const OF = `($5::text is null or b.variant_id = $5) and ($6::text is null or b.inventory_item_id = $6)`

/** What of each quote is in the demand, the likeliest and biggest first; and what all of it comes to. */
export async function capacityQuotes(
  source: DataSource,
  input: Omit<CapacityInput, "weeks">,
  { location_id, variant_id, inventory_item_id, week_start }: CapacityQuoteFilters,
  page: Page
): Promise<{ quotes: CapacityQuote[]; count: number; quantity: number; weighted: number }> {
  const values = [...bound(input), location_id, variant_id ?? null, inventory_item_id ?? null, week_start ?? null]
  const chosen = `
    with ${HOST_FACTS}, ${demandByQuote.replace("where ", "where ($5::text is null or d.variant_id = $5) and ")},
    per_item as (
      select b.quote_id, b.inventory_item_id, min(b.week) as week_start, bool_or(b.is_committed) as is_committed, sum(b.quantity) as quantity,
             sum(b.weighted) as weighted
        from behind b where b.location_id = $4 and ($7::text is null or b.week = $7) and ${OF} group by 1, 2),
    chosen as materialized (
      select distinct on (quote_id) * from per_item order by quote_id, weighted desc, inventory_item_id)`
  const rows = await read<Row>(
    source,
    `${chosen}
     select all_of.*, c.quote_id, q.number, q.title, q.status, q.customer_id, coalesce(q.company_name, q.customer_name) as customer_name, q.owner_id,
            q.expected_close_date, q.valid_until, case when c.is_committed then 100 else coalesce(q.probability, s.probability, 0) end as probability,
            c.week_start, c.quantity, c.weighted
       from (select count(*) as all_count, coalesce(sum(quantity), 0) as all_quantity, coalesce(sum(weighted), 0) as all_weighted from chosen) all_of
       left join (select * from chosen order by weighted desc, quantity desc, quote_id limit $8 offset $9) c on true
       left join crm_quote q on q.id = c.quote_id left join crm_stage s on s.id = q.stage_id
      order by c.weighted desc, c.quantity desc, c.quote_id`,
    [...values, page.limit, page.offset]
  )
  const [{ all_count, all_quantity, all_weighted }] = rows
  const pieces = (amount: string): number => Math.round(figure(amount) * 100) / 100
  return {
    quotes: rows
      .filter(({ quote_id }) => quote_id !== null)
      .map(({ all_count: _count, all_quantity: _quantity, all_weighted: _weighted, ...row }) => ({
        ...row,
        probability: figure(row.probability),
        quantity: pieces(row.quantity),
        weighted: pieces(row.weighted),
      })),
    count: figure(all_count),
    quantity: pieces(all_quantity),
    weighted: pieces(all_weighted),
  }
}
