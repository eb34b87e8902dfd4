import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { share } from "../rules/ratios"
import { Page } from "./aging"
import { read } from "./read"
import { salesFrame, SalesQuestion } from "./sales-frame"

/** By what orders are looked at. */
export const FOLLOW_ON_GROUPS = ["customer", "product"] as const
export type FollowOnGroup = (typeof FOLLOW_ON_GROUPS)[number]

/** One customer, or one product, that was ordered in the period. */
export type FollowOnRow = {
  /** The customer's id; a product's SKU, else its title. */
  key: string
  name: string | null
  orders: number
  /** Of a product: who ordered it, and who did so more than once. */
  customers: number
  repeat_customers: number
  /** With tax, in the report's currency. */
  total: number
  last_date: string
  /** Days since the last order, today. */
  days_since: number
}

export type FollowOn = {
  customers: number
  /** Who ordered more than once in the period. */
  repeat_customers: number
  /** repeat_customers of customers, in percent; null without any. */
  repeat_rate: number | null
  rows: FollowOnRow[]
  count: number
}

const GROUPS: Record<FollowOnGroup, string> = {
  customer: `select customer_id as key, customer_name as name, customer_id, order_id, placed_date, total from ordered`,
  product: `
    select coalesce(nullif(l.line->>'sku', ''), l.line->>'title') as key, l.line->>'title' as name, o.customer_id, o.order_id, o.placed_date,
           (l.line->>'total')::numeric as total
      from ordered o
     cross join lateral jsonb_array_elements(case when jsonb_typeof(o.lines) = 'array' then o.lines else '[]'::jsonb end) l(line)
     where coalesce(l.line->>'kind', 'item') = 'item'`,
}

/**
 * Who ordered again, and how long ago the last order of each customer or product was, in one statement; who has waited longest first.
 *
 * Days count from the last order of the period. @param quiet_days - only those who have not ordered for so many days
 */
export async function followOn(
  source: DataSource,
  question: SalesQuestion,
  group: FollowOnGroup,
  page: Page,
  quiet_days = 0
): Promise<FollowOn> {
  const { values, orders } = salesFrame(question, currencyDecimals(question.input.currency_code))
  const bind = (value: unknown): string => `$${values.push(value)}`
  const rows = await read<Record<string, string | null>>(
    source,
    `with ordered as materialized (
       select o.order_id, o.customer_id, o.customer_name, o.placed_date, o.total, o.lines
         from crm_view_customer_order o where ${orders} and o.placed_date between $2 and $3),
     part as (${GROUPS[group]}),
     bought as (
       select key, customer_id, count(distinct order_id) as orders, sum(total) as total, max(placed_date) as last_date,
              max(name) as name from part where key is not null group by 1, 2),
     grouped as materialized (
       select key, max(name) as name, sum(orders) as orders, count(*) as customers, count(*) filter (where orders > 1) as repeat_customers,
              sum(total) as total, max(last_date) as last_date from bought group by 1
       having $5::date - max(last_date)::date >= ${bind(quiet_days)}::int),
     all_of as (
       select count(*)::text as all_customers, (count(*) filter (where orders > 1))::text as all_repeat,
              (select count(*) from grouped)::text as all_rows
         from (select customer_id, count(*) as orders from ordered group by 1) c)
     select g.key, g.name, g.orders::text, g.customers::text, g.repeat_customers::text, g.total::text, g.last_date,
            ($5::date - g.last_date::date)::text as days_since, all_of.*
       from all_of left join (select * from grouped order by last_date, key limit ${bind(page.limit)} offset ${bind(page.offset)}) g on true
      order by g.last_date, g.key`,
    values
  )
  const [{ all_customers, all_repeat, all_rows }] = rows
  return {
    customers: figure(all_customers),
    repeat_customers: figure(all_repeat),
    repeat_rate: all_customers === "0" ? null : share(all_repeat!, all_customers!),
    rows: rows
      .filter(({ key }) => key !== null)
      .map(({ key, name, last_date, ...row }) => ({
        key: key!,
        name,
        orders: figure(row.orders),
        customers: figure(row.customers),
        repeat_customers: figure(row.repeat_customers),
        total: figure(row.total),
        last_date: last_date!,
        days_since: figure(row.days_since),
      })),
    count: figure(all_rows),
  }
}
