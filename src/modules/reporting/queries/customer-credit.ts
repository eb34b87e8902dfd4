import { currencyDigitsSql } from "../../../shared/currency-digits"
import { Day } from "../../../shared/days"
import { ownLateDays, STORE_LATE_DAYS } from "../../receivable/sql/payment-behaviour"

/** Runs a statement with `?` for its values: on the reports' connection, or in the transaction of an act. */
export type Execute = <Row>(statement: string, values: unknown[]) => Promise<Row[]>

export type CreditQuestion = {
  /** The customer, or who owes for them. */
  customer_id: string
  currency_code: string
  /** The quote that it is about, which counts as itself and nowhere else. */
  quote_id?: string | null
  /** When that was accepted: quotes on hold that were accepted later do not stand in its way. */
  accepted_at?: Date | null
  today: Day
  /** Whose other quotes are told of; null means everyone's. */
  owner_ids?: string[] | null
}

/** What a debtor owes and is about to owe in one currency, as exact decimal text. */
export type CustomerCredit = {
  /** Who owes. */
  customer_id: string
  limit: string | null
  on_hold: boolean
  outstanding: string
  overdue: string
  oldest_overdue_days: number | null
  /** Ordered and not invoiced. */
  uninvoiced_orders: string
  unallocated: string
  /** Accepted and not ordered yet, without the quote that is asked about. */
  committed: string
  exposure: string
  /** What the quote that is asked about would add, and what was paid of it in advance. */
  this_quote: string
  deposit_paid: string
}

/** The same with how the debtor pays, and what else is on offer to them. */
export type CreditStrip = CustomerCredit & {
  payment_delay_days: number | null
  /** Whose usual delay that is: of a debtor of whom too little is known, the store's. */
  payment_delay_source: "customer" | "store"
  other_quotes_count: number
  other_quotes_weighted: string
}

const text = (sql: string): string => `trim_scale(${sql})::text`

/** A sum over all who are the debtor, one look into an index for each. */
const ofEach = (columns: string, one: string): string =>
  `select ${columns} from unnest(asked.debtors) m(id) cross join lateral (${one}) s`

const FROM = `
  from asked
  left join crm_view_credit_limit terms on terms.customer_id = asked.debtor
  cross join lateral (select coalesce(bool_or(t.hold), false) as hold from crm_view_credit_limit t where t.customer_id = any (asked.debtors)) stopped
  cross join lateral (${ofEach(
    "sum(s.outstanding) as outstanding, sum(s.overdue) as overdue, max(s.days) as days",
    `select coalesce(sum(n.outstanding), 0) as outstanding,
           coalesce(sum(n.outstanding) filter (where n.due_date < asked.today), 0) as overdue,
           asked.today::date - (min(n.due_date) filter (where n.due_date < asked.today))::date as days
      from crm_view_open_instalment n
     where n.bill_to_customer_id = m.id and n.currency_code = asked.currency_code`
  )}) owed
  cross join lateral (${ofEach(
    "sum(s.to_come) as to_come",
    `select coalesce(sum(o.to_come), 0) as to_come from crm_view_uninvoiced_order o
     where o.bill_to_customer_id = m.id and o.currency_code = asked.currency_code`
  )}) orders
  cross join lateral (${ofEach(
    "sum(s.unallocated) as unallocated",
    `select coalesce(sum(c.unallocated), 0) as unallocated from crm_view_credit c
     where c.bill_to_customer_id = m.id and c.currency_code = asked.currency_code and c.is_open and not c.is_advance`
  )}) credits
  cross join lateral (${ofEach(
    "sum(s.amount) as amount",
    `select coalesce(sum(greatest(q.rest - q.deposit_paid, 0)), 0) as amount from crm_view_committed_quote q
     where q.debtor_id = m.id and q.currency_code = asked.currency_code and q.id is distinct from asked.quote_id
       and (not q.is_held or asked.accepted_at is null or (q.accepted_at, q.id) < (asked.accepted_at, asked.quote_id))`
  )}) committed
  left join lateral (
    select q.rest, q.deposit_paid from crm_view_committed_quote q where q.id = asked.quote_id) own on true
  left join lateral (select q.total from crm_view_pipeline_quote q where q.id = asked.quote_id) offered on true`

const OFFERS = `
  cross join lateral (${ofEach(
    "sum(s.count)::int as count, sum(s.weighted) as weighted",
    `select count(*) as count,
           coalesce(sum(round(q.total * q.probability / 100, ${currencyDigitsSql("q.currency_code")})), 0) as weighted
      from crm_view_pipeline_quote q
     where q.debtor_id = m.id and q.currency_code = asked.currency_code and q.id is distinct from asked.quote_id
       and (q.status = 'draft' or q.valid_until is null or q.valid_until >= asked.today)
       and (asked.owners is null or q.owner_id is null or q.owner_id = any (string_to_array(asked.owners, ',')))`
  )}) offers`

const median = (days: string, least: number): string =>
  `(select percentile_cont(0.5) within group (order by d.days) from (${days}) d having count(*) >= ${least})`

const OWN_DELAY = `
  cross join lateral (select ${median(ownLateDays("asked.debtors"), 3)} as days offset 0) own_delay`

const statement = (withStrip: boolean): string => `
  with who as materialized (
    select crm_customer_root(coalesce((select bill_to_customer_id from crm_view_credit_limit where customer_id = crm_customer_root(?)), ?::text)) as debtor),
  asked as materialized (
    select who.debtor, crm_customer_group(who.debtor) as debtors, ?::text as currency_code,
           ?::text as quote_id, ?::timestamptz as accepted_at, ?::text as today, ?::text as owners from who)
  select asked.debtor as customer_id,
         case when terms.currency_code = asked.currency_code then ${text("terms.credit_limit")} end as "limit",
         stopped.hold as on_hold, ${text("owed.outstanding")} as outstanding, ${text("owed.overdue")} as overdue,
         owed.days as oldest_overdue_days, ${text("orders.to_come")} as uninvoiced_orders, ${text("credits.unallocated")} as unallocated,
         ${text("committed.amount")} as committed,
         ${text("owed.outstanding + orders.to_come + committed.amount - credits.unallocated")} as exposure,
         ${text("coalesce(own.rest, offered.total, 0)")} as this_quote, ${text("coalesce(own.deposit_paid, 0)")} as deposit_paid
         ${
           withStrip
             ? `, coalesce(own_delay.days, ${median(STORE_LATE_DAYS, 1)})::float8 as payment_delay_days,
                case when own_delay.days is null then 'store' else 'customer' end as payment_delay_source,
                offers.count as other_quotes_count, ${text("offers.weighted")} as other_quotes_weighted`
             : ""
         }
  ${FROM}${withStrip ? OFFERS + OWN_DELAY : ""}`

const valuesOf = ({
  customer_id,
  currency_code,
  quote_id,
  accepted_at,
  today,
  owner_ids,
}: CreditQuestion): unknown[] => [
  ...[customer_id, customer_id, currency_code],
  ...[quote_id ?? null, accepted_at ?? null, today, owner_ids?.join(",") ?? null],
]

const JUDGED = statement(false)
const STRIP = statement(true)

/**
 * What a sale on credit is judged by, in one statement.
 *
 * Exposure is outstanding + ordered and not invoiced + accepted and not ordered − unallocated.
 */
export async function customerCredit(execute: Execute, question: CreditQuestion): Promise<CustomerCredit> {
  const [row] = await execute<CustomerCredit>(JUDGED, valuesOf(question))
  return row
}

/** The same with what a rep wants to know beside it. */
export async function creditStrip(execute: Execute, question: CreditQuestion): Promise<CreditStrip> {
  const [row] = await execute<CreditStrip>(STRIP, valuesOf(question))
  return row
}
