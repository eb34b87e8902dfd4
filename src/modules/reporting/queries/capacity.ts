import { DataSource } from "typeorm"

import { addDays, Day } from "../../../shared/days"
import { variantTitle } from "../../../shared/variant-title"
import { figure } from "../rules/aging"
import { weekStart } from "../rules/weeks"
import { Page } from "./aging"
import { bound, CapacityInput, demandByQuote, demandByWeek, HOST_FACTS } from "./capacity-goods"
import { read } from "./read"

/** What is wanted in a week, in pieces of the item. */
export type WeekDemand = { week_start: Day; quantity: number; weighted: number }

/** One item of the host's inventory at one stock location: what there is, and what quotes want of it. */
export type CapacityRow = {
  /** The variant that it is, or the first of those that it is a part of. */
  variant_id: string
  /** All variants that it is a part of; what each of them is wanted counts. */
  variant_ids: string[]
  product_id: string | null
  inventory_item_id: string
  sku: string | null
  title: string
  location_id: string
  location_name: string
  stocked: number
  reserved: number
  incoming: number
  /** stocked − reserved */
  available: number
  allow_backorder: boolean
  demand: WeekDemand[]
  /** What is wanted after the last week. */
  demand_later: { quantity: number; weighted: number }
  /** The first week at whose end more is wanted, weighted, than is there and on its way. */
  runs_out_week: Day | null
  /** What is lacking by the end of the last week; 0 where nothing is. */
  short_by: number
  /** Quotes behind it. */
  quotes: number
}

export type CapacityFilters = {
  q?: string
  location_id?: string
  variant_id?: string
  inventory_item_id?: string
  /** Only what runs out, or only what does not. */
  short?: boolean
}

export type Capacity = {
  as_of: Day
  weeks: Day[]
  rows: CapacityRow[]
  count: number
  /** Of the rows that the filters leave, how many run out. */
  short_count: number
  /** Variants that quotes want and whose stock is not counted, or is at no place of their sales channel. */
  not_counted: number
}

export const CAPACITY_ORDERS = ["runs_out_week", "short_by", "sku", "title", "location_name"] as const

type Week = { week: Day; quantity: string; weighted: string }
type Totals = Record<"count" | "short_count" | "not_counted", string>
type Found = Totals & (Row | { inventory_item_id: null })
type Row = Record<"stocked" | "reserved" | "incoming" | "short_by", string> & {
  inventory_item_id: string
  variant_ids: string[]
  product_id: string | null
  product_title: string | null
  variant_title: string | null
  item_title: string | null
  sku: string | null
  location_id: string
  location_name: string
  allow_backorder: boolean
  runs_out_week: Day | null
  demand: Week[] | null
}

/** The Mondays that are looked at. */
export const capacityWeeks = ({ as_of, weeks }: Pick<CapacityInput, "as_of" | "weeks">): Day[] =>
  Array.from({ length: weeks }, (_, week) => addDays(weekStart(as_of), 7 * week))

/** A page of items by place with supply and weighted demand by week, those that run out first. */
export async function capacity(
  source: DataSource,
  input: CapacityInput,
  filters: CapacityFilters,
  order: string,
  page: Page
): Promise<Capacity> {
  const weeks = capacityWeeks(input)
  const values = [...bound(input), weeks[weeks.length - 1], filters.location_id ?? null, filters.inventory_item_id ?? null,
    filters.variant_id ?? null, filters.q ? `%${filters.q.replace(/[\\%_]/g, "\\$&")}%` : null, filters.short ?? null, page.limit, page.offset] // prettier-ignore
  const found = await read<Found>(source, PAGE(input.owner_ids, order), values)
  const rows = found.filter((row): row is Row & Totals => row.inventory_item_id !== null)
  const quotes = await quotesBehind(source, input, rows)
  const [totals] = found
  return {
    as_of: input.as_of,
    weeks,
    rows: rows.map((row) => shown(row, weeks, quotes.get(keyOf(row)))),
    count: figure(totals.count),
    short_count: figure(totals.short_count),
    not_counted: figure(totals.not_counted),
  }
}

const keyOf = ({ inventory_item_id, location_id }: Pick<Row, "inventory_item_id" | "location_id">): string =>
  `${inventory_item_id}:${location_id}`

/** How many quotes are behind the rows of a page: theirs alone are looked at, by the index of their variants. */
async function quotesBehind(source: DataSource, input: CapacityInput, rows: Row[]): Promise<Map<string, string>> {
  const variant_ids = [...new Set(rows.flatMap((row) => row.variant_ids))]
  const counted = variant_ids.length
    ? await read<Pick<Row, "inventory_item_id" | "location_id"> & { quotes: string }>(
        source,
        `with ${HOST_FACTS}, ${demandByQuote.replace("where ", "where d.variant_id = any($4) and ")}
         select inventory_item_id, location_id, count(distinct quote_id) as quotes from behind group by 1, 2`,
        [...bound(input), variant_ids]
      )
    : []
  return new Map(counted.map((row) => [keyOf(row), row.quotes]))
}

/** Each item with what becomes of it; `$4` is the last week, then place, item, variant, text, and whether it is short. */
const ITEMS = (owner_ids: string[] | null): string => `
  with ${HOST_FACTS}, ${demandByWeek(owner_ids)},
  running as (
    select d.*, sum(d.weighted) over (partition by d.inventory_item_id, d.location_id order by d.week) - l.supply as lacking
      from demand d join level l using (inventory_item_id, location_id)),
  outcome as (
    select inventory_item_id, location_id, min(week) filter (where lacking > 0 and week <= $4) as runs_out_week,
           coalesce(max(lacking) filter (where week <= $4), 0) as lacking
      from running group by 1, 2),
  item as (
    select inventory_item_id, array_agg(variant_id order by variant_id) as variant_ids from part group by 1),
  row as (
    select l.*, i.variant_ids, p.id as product_id, p.title as product_title, v.title as variant_title, h.title as item_title,
           coalesce(h.sku, v.sku) as sku, v.allow_backorder,
           case when l.supply < 0 then $2 else o.runs_out_week end as runs_out_week,
           greatest(coalesce(o.lacking, 0), -l.supply, 0) as short_by
      from level l join item i using (inventory_item_id)
      join inventory_item h on h.id = l.inventory_item_id and h.deleted_at is null
      join product_variant v on v.id = i.variant_ids[1]
      left join product p on p.id = v.product_id
      left join outcome o using (inventory_item_id, location_id)
     where ($5::text is null or l.location_id = $5) and ($6::text is null or l.inventory_item_id = $6)
       and ($7::text is null or $7 = any(i.variant_ids))
       and ($8::text is null or concat_ws(' ', h.sku, v.sku, h.title, p.title, v.title) ilike $8)),
  chosen as materialized (select * from row where $9::boolean is null or (short_by > 0) = $9)`

const SORTED: Record<string, string> = { title: "coalesce(product_title, item_title)" }

/** The page beside what all rows come to, in one statement; where no row is on the page, the totals stand alone. */
const PAGE = (owner_ids: string[] | null, order: string): string => {
  const name = order.replace(/^-/, "")
  const sort = `${SORTED[name] ?? name} ${order.startsWith("-") ? "desc" : "asc"} nulls last, short_by desc, sku nulls last, inventory_item_id, location_id`
  return `${ITEMS(owner_ids)},
  page as (select *, row_number() over (order by ${sort}) as place from chosen order by place limit $10 offset $11),
  by_week as (
    select inventory_item_id, location_id,
           jsonb_agg(jsonb_build_object('week', week, 'quantity', quantity::text, 'weighted', weighted::text) order by week) as demand
      from demand join page using (inventory_item_id, location_id) group by 1, 2),
  totals as (
    select count(*) as count, count(*) filter (where short_by > 0) as short_count,
           (select count(distinct variant_id) from wanted w where w.quantity > 0 and not exists (
              select 1 from part join place p using (inventory_item_id)
               where part.variant_id = w.variant_id and p.sales_channel_id = w.sales_channel_id)) as not_counted
      from chosen)
  select totals.*, page.*, by_week.demand from totals left join page on true left join by_week using (inventory_item_id, location_id) order by page.place`
}

function shown(row: Row, weeks: Day[], quotes: string | undefined): CapacityRow {
  const byWeek = new Map((row.demand ?? []).map((one) => [one.week, one]))
  const last = weeks[weeks.length - 1]
  const later = (row.demand ?? []).filter(({ week }) => week > last)
  const {
    inventory_item_id,
    variant_ids,
    product_id,
    sku,
    location_id,
    location_name,
    allow_backorder,
    runs_out_week,
  } = row
  const stocked = figure(row.stocked)
  const reserved = figure(row.reserved)
  return {
    variant_id: variant_ids[0],
    variant_ids,
    product_id,
    inventory_item_id,
    sku,
    title: nameOf(row),
    location_id,
    location_name,
    stocked,
    reserved,
    incoming: figure(row.incoming),
    available: rounded(stocked - reserved),
    allow_backorder,
    demand: weeks.map((week_start) => ({
      week_start,
      quantity: figure(byWeek.get(week_start)?.quantity),
      weighted: rounded(figure(byWeek.get(week_start)?.weighted)),
    })),
    demand_later: {
      quantity: later.reduce((sum, { quantity }) => sum + figure(quantity), 0),
      weighted: rounded(later.reduce((sum, { weighted }) => sum + figure(weighted), 0)),
    },
    runs_out_week,
    short_by: rounded(figure(row.short_by)),
    quotes: figure(quotes),
  }
}

/** What one variant is, by product and variant; what several share, or is one part of a kit, by its own name. */
function nameOf({ variant_ids, product_title, variant_title, item_title }: Row): string {
  const variant = [product_title, variantTitle(variant_title)].filter(Boolean).join(" · ")
  return (variant_ids.length === 1 ? variant || item_title : item_title || variant) ?? ""
}

/** Pieces to the hundredth: a weight of a third of a percent is nobody's business. */
const rounded = (pieces: number): number => Math.round(pieces * 100) / 100
