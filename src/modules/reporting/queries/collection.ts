import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { Bucket, BUCKETS, bucketDays, fillBuckets, figure } from "../rules/aging"
import { Page } from "./aging"
import { groupOf, isOfGroup, joinRoot, rootOf } from "./customer-groups"
import { ReportInput } from "./input"
import { narrowing } from "./narrow"
import { read } from "./read"

/** Why a debtor is not to be reminded of everything: a promise that is not due, a disputed part, money that settles nothing yet. */
export type HeldBack = "promise" | "dispute" | "unallocated"

/** One debtor in the collector's queue; amounts in the report's currency. */
export type CollectionDebtor = {
  customer_id: string
  name: string | null
  owed: number
  overdue: number
  oldest_due_date: Day
  buckets: Bucket[]
  disputed: number
  unallocated: number
  /** The next promise that is not due, else the last one that was broken. */
  promise: { id: string; amount: number; promised_date: Day; state: "open" | "broken" } | null
  /** When a mail about an open invoice last left. */
  last_contact_at: string | null
  held_back: HeldBack[]
}

export type CollectionFilters = {
  broken_promise?: boolean
  disputed?: boolean
  min_overdue?: string
  q?: string
}

export type Collection = { debtors: CollectionDebtor[]; count: number; owed: number; overdue: number }

const amountOf = (
  key: string
): string => `coalesce(sum(outstanding) filter (where bucket = '${key}'), 0) as "amount_${key}",
      count(*) filter (where bucket = '${key}') as "count_${key}"`

/**
 * $1 currency, $2 to $5 the day and those of the buckets, $6 least overdue amount, $7 part of the name, $8 only broken promises,
 * $9 only disputed, $10 limit, $11 offset, from $12 what narrows to whose invoices and where they were sold.
 *
 * Ordered by amount × days late, so that an old large debt stands before a new larger one.
 */
const queue = (narrow: string): string => `
  with part as (
    select ${rootOf("n.bill_to_customer_id")} as customer_id, root.root_id is null as is_own, n.customer_name, n.outstanding, n.due_date,
      case when n.due_date >= $2 then 'current' when n.due_date >= $3 then '1_30' when n.due_date >= $4 then '31_60'
        when n.due_date >= $5 then '61_90' else 'over_90' end as bucket
    from crm_view_open_instalment n ${joinRoot("n.bill_to_customer_id")}
    where n.currency_code = $1 and n.bill_to_customer_id is not null
      ${narrow}),
  debt as (
    select customer_id, coalesce(max(customer_name) filter (where is_own), max(customer_name)) as invoiced_name, sum(outstanding) as owed, min(due_date) as oldest,
      coalesce(sum(outstanding) filter (where bucket <> 'current'), 0) as overdue,
      sum(outstanding * greatest($2::date - due_date::date, 0)) as weight,
      ${BUCKETS.map(amountOf).join(", ")}
    from part group by customer_id),
  named as (
    select d.*, coalesce(a.legal_name, d.invoiced_name) as name from debt d left join crm_view_credit_limit a on a.customer_id = d.customer_id),
  chosen as (
    select * from named d
    where d.overdue >= $6::numeric and ($7::text is null or d.name ilike $7)
      and (not $8::boolean or exists (select from crm_view_promise p where ${isOfGroup("p.bill_to_customer_id", "d.customer_id")} and p.currency_code = $1
        and not p.kept and p.last_date < $2))
      and (not $9::boolean or exists (select from crm_view_open_dispute o where ${isOfGroup("o.bill_to_customer_id", "d.customer_id")} and o.currency_code = $1))),
  shown as (
    select c.*, count(*) over () as debtors, sum(owed) over () as all_owed, sum(overdue) over () as all_overdue
    from chosen c order by weight desc, owed desc, customer_id limit $10 offset $11),
  page as (select shown.*, ${groupOf("shown.customer_id")} as ids from shown)
  select page.*, o.disputed, u.unallocated, m.sent_at,
    p.id as promise_id, p.amount as promise_amount, p.promised_date, p.last_date
  from page
  left join lateral (select sum(amount) as disputed from crm_view_open_dispute o
    where o.bill_to_customer_id = any (page.ids) and o.currency_code = $1) o on true
  left join lateral (select sum(unallocated) as unallocated from crm_view_credit c
    where c.bill_to_customer_id = any (page.ids) and c.currency_code = $1 and c.is_open and not c.is_advance) u on true
  left join lateral (select max(m.sent_at) as sent_at from crm_view_open_instalment n join crm_view_debt_mail m using (invoice_id)
    where n.bill_to_customer_id = any (page.ids) and n.currency_code = $1) m on true
  left join lateral (select * from crm_view_promise p
    where p.bill_to_customer_id = any (page.ids) and p.currency_code = $1 and not p.kept
    order by p.last_date < $2, case when p.last_date < $2 then null else p.promised_date end, p.promised_date desc limit 1) p on true
  order by page.weight desc, page.owed desc, page.customer_id`

type Row = Record<string, string | null> & { customer_id: string; sent_at: Date | null }

/** Who owes what, since when, and what stands in the way of asking; a page of debtors, the most urgent first. */
export async function collection(
  source: DataSource,
  input: ReportInput,
  { broken_promise, disputed, min_overdue, q }: CollectionFilters,
  { limit, offset }: Page
): Promise<Collection> {
  const { currency_code, as_of } = input
  const { day_30, day_60, day_90 } = bucketDays(as_of)
  const pattern = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null
  const { values, of } = narrowing(input, 12)
  const rows = await read<Row>(source, queue(of("n")), [
    currency_code, as_of, day_30, day_60, day_90, min_overdue ?? "0", pattern,
    broken_promise ?? false, disputed ?? false, limit, offset, ...values,
  ]) // prettier-ignore
  return {
    debtors: rows.map((row) => debtorOf(row, as_of)),
    count: figure(rows[0]?.debtors),
    owed: figure(rows[0]?.all_owed),
    overdue: figure(rows[0]?.all_overdue),
  }
}

function debtorOf(row: Row, as_of: Day): CollectionDebtor {
  const isOpen = row.last_date !== null && row.last_date >= as_of
  const [disputed, unallocated] = [figure(row.disputed), figure(row.unallocated)]
  return {
    customer_id: row.customer_id,
    name: row.name,
    owed: figure(row.owed),
    overdue: figure(row.overdue),
    oldest_due_date: row.oldest as Day,
    buckets: fillBuckets(
      BUCKETS.map((bucket) => ({
        bucket,
        amount: row[`amount_${bucket}`] ?? "0",
        count: row[`count_${bucket}`] ?? "0",
      }))
    ).buckets,
    disputed,
    unallocated,
    promise: row.promise_id
      ? {
          id: row.promise_id,
          amount: figure(row.promise_amount),
          promised_date: row.promised_date as Day,
          state: isOpen ? "open" : "broken",
        }
      : null,
    last_contact_at: row.sent_at?.toISOString() ?? null,
    held_back: [
      ...(isOpen ? ["promise" as const] : []),
      ...(disputed > 0 ? ["dispute" as const] : []),
      ...(unallocated > 0 ? ["unallocated" as const] : []),
    ],
  }
}
