import { Day } from "../../../shared/days"
import { weekStart } from "../rules/weeks"

/** Whose quotes count, and the day they are looked at from. */
export type CapacityInput = {
  /** Today or later: what is in stock is known for now only. */
  as_of: Day
  /** Users whose quotes count, with those of nobody; null means all. */
  owner_ids: string[] | null
  /** How many weeks are looked ahead. */
  weeks: number
}

/** What is bound as `$1` to `$3` of every statement here: the day, its Monday, whose quotes. */
export const bound = ({ as_of, owner_ids }: Pick<CapacityInput, "as_of" | "owner_ids">): unknown[] => [
  as_of,
  weekStart(as_of),
  owner_ids,
]

const LIVE = "(valid_until is null or valid_until >= $1)"

/** Of everyone from the sums, without what has ended since they were folded; of some people from each quote's own row. */
const wanted = (owner_ids: string[] | null): string =>
  owner_ids
    ? `select variant_id, sales_channel_id, week, quantity, weighted from crm_view_demand
        where ${LIVE} and (owner_id is null or owner_id = any($3))`
    : `select variant_id, sales_channel_id, week, quantity, weighted from crm_view_demand_sum where $3::text[] is null
       union all
       select variant_id, sales_channel_id, week, -quantity, -weighted from crm_view_demand where valid_until < $1`

/** What is late to close, or expected at no day, is wanted now. */
const IN_WEEK = "greatest(coalesce(d.week, $2), $2)"

/** Levels of the host at places that are there. */
const LEVEL = `
  level as materialized (
    select l.inventory_item_id, l.location_id, s.name as location_name, l.stocked_quantity as stocked, l.reserved_quantity as reserved,
           l.incoming_quantity as incoming, l.stocked_quantity - l.reserved_quantity + l.incoming_quantity as supply
      from inventory_level l join stock_location s on s.id = l.location_id and s.deleted_at is null
     where l.deleted_at is null)`

/** Variants that are counted, with each item that one piece of them takes. */
const PART = `
  part as materialized (
    select v.id as variant_id, i.inventory_item_id, i.required_quantity as required
      from product_variant_inventory_item i
      join product_variant v on v.id = i.variant_id and v.manage_inventory and v.deleted_at is null
     where i.deleted_at is null and i.required_quantity > 0)`

/** Where the goods of a sales channel leave from: of its places the one that has the most of an item. */
const PLACE = `
  place as materialized (
    select distinct on (l.inventory_item_id, c.sales_channel_id) l.inventory_item_id, c.sales_channel_id, l.location_id
      from level l join sales_channel_stock_location c on c.stock_location_id = l.location_id and c.deleted_at is null
     order by l.inventory_item_id, c.sales_channel_id, l.supply desc, l.location_id)`

/** Stock that is held in the host for an accepted quote is reserved already, and not wanted once more. */
const HELD = `
  held as (
    select d.quote_id, d.variant_id, d.sales_channel_id, ${IN_WEEK} as week, r.inventory_item_id, sum(r.quantity) as quantity
      from crm_view_demand d join reservation_item r on r.line_item_id = any(d.line_ids) and r.deleted_at is null
     where d.is_committed and ($3::text[] is null or d.owner_id is null or d.owner_id = any($3))
     group by 1, 2, 3, 4, 5)`

/** The host's facts, as common table expressions: `level`, `part`, `place`, `held`. */
export const HOST_FACTS = [LEVEL, PART, PLACE, HELD].join(",")

/** What is wanted of each item at its place by week, in pieces of the item: `demand(inventory_item_id, location_id, week, quantity, weighted)`. */
export const demandByWeek = (owner_ids: string[] | null): string => `
  wanted as materialized (
    select d.variant_id, d.sales_channel_id, ${IN_WEEK} as week, sum(d.quantity) as quantity, sum(d.weighted) as weighted
      from (${wanted(owner_ids)}) d group by 1, 2, 3),
  demand as materialized (
    select inventory_item_id, location_id, week, sum(quantity) as quantity, sum(weighted) as weighted from (
      select p.inventory_item_id, p.location_id, w.week, w.quantity * part.required as quantity, w.weighted * part.required as weighted
        from wanted w join part using (variant_id)
        join place p on p.inventory_item_id = part.inventory_item_id and p.sales_channel_id = w.sales_channel_id
      union all
      select p.inventory_item_id, p.location_id, h.week, -h.quantity, -h.quantity
        from held h join place p on p.inventory_item_id = h.inventory_item_id and p.sales_channel_id = h.sales_channel_id) each_part
     group by 1, 2, 3 having sum(quantity) > 0)`

/** One row per quote, item, place and week: `behind`. */
export const demandByQuote = `
  behind as (
    select d.quote_id, d.variant_id, p.inventory_item_id, p.location_id, ${IN_WEEK} as week, d.is_committed,
           d.quantity * part.required - coalesce(h.quantity, 0) as quantity,
           d.weighted * part.required - coalesce(h.quantity, 0) as weighted
      from crm_view_demand d join part using (variant_id)
      join place p on p.inventory_item_id = part.inventory_item_id and p.sales_channel_id = d.sales_channel_id
      left join held h on h.quote_id = d.quote_id and h.variant_id = d.variant_id and h.week = ${IN_WEEK}
           and h.inventory_item_id = part.inventory_item_id and d.is_committed
     where ${LIVE.replace(/valid_until/g, "d.valid_until")} and ($3::text[] is null or d.owner_id is null or d.owner_id = any($3))
       and d.quantity * part.required > coalesce(h.quantity, 0))`
