import { MigrationInterface, QueryRunner } from "typeorm"

import { STORE_LATE_DAYS } from "../src/modules/receivable/sql/payment-behaviour"
import { CREDIT_VIEWS } from "./1795743000000-crm-credit-views"

const days = (share: string): string =>
  `coalesce(floor(percentile_cont(${share}) within group (order by late.days) + 0.5), 0)::int`

/**
 * What cuts open instalments into pieces of different days. Functions, for they keep their plans: what a promise comes to takes PostgreSQL
 * longer to plan than to answer.
 *
 * `crm_cash_cuts`: the pieces of each instalment that a promise is about, from `since` to `until` of what it asks for, and the piece left over.
 * Promises on an invoice fill its instalments from the earliest due one, in the order of their days; promises on an account those of all its
 * invoices that have no promise of their own. What was promised and did not come by its last day is marked, and has its usual day again.
 * `crm_cash_disputes`: how much of an instalment is disputed; a dispute takes the latest due ones first.
 */
const FUNCTIONS = [
  `create or replace function crm_store_delay() returns table (days int, slow_days int) language plpgsql stable as $$
   #variable_conflict use_column
   begin
     return query select ${days("0.5")}, ${days("0.75")} from (${STORE_LATE_DAYS}) late;
   end $$`,
  `create or replace function crm_cash_cuts(asked_currency text, asked_day text)
   returns table (instalment_id text, since numeric, until numeric, promised_date text, is_broken boolean) language plpgsql stable as $$
   #variable_conflict use_column
   begin
     return query
     with live as materialized (
       select p.invoice_id, p.bill_to_customer_id, coalesce(p.invoice_id, p.bill_to_customer_id) as about, p.rest,
              case when p.last_date >= asked_day then p.promised_date end as promised_date, p.last_date < asked_day as is_broken,
              sum(p.rest) over (partition by p.invoice_id, p.bill_to_customer_id order by p.promised_date, p.id) as filled
         from crm_view_unmet_promise p
        where p.currency_code = asked_currency and p.rest > 0),
     promised as (
       select n.id, n.outstanding, who.invoice_id as about,
              sum(n.outstanding) over (partition by who.invoice_id order by n.due_date, n.id) - n.outstanding as before
         from (select distinct invoice_id from live where invoice_id is not null) who
        cross join lateral (select o.* from crm_view_open_instalment o where o.invoice_id = who.invoice_id offset 0) n
       union all
       select n.id, n.outstanding, who.bill_to_customer_id,
              sum(n.outstanding) over (partition by who.bill_to_customer_id order by n.due_date, n.id) - n.outstanding
         from (select distinct bill_to_customer_id from live where invoice_id is null) who
        cross join lateral (
          select o.* from crm_view_open_instalment o
           where o.bill_to_customer_id = who.bill_to_customer_id and o.currency_code = asked_currency
             and not exists (select from live l where l.invoice_id = o.invoice_id) offset 0) n),
     piece as materialized (
       select n.id as instalment_id, n.outstanding, l.promised_date, l.is_broken,
              greatest(l.filled - l.rest - n.before, 0) as since, least(l.filled - n.before, n.outstanding) as until
         from promised n
         join live l on l.about = n.about
        where l.filled > n.before and l.filled - l.rest < n.before + n.outstanding)
     select instalment_id, since, until, promised_date, is_broken from piece
     union all
     select instalment_id, max(until), max(outstanding), null, false from piece group by instalment_id having max(until) < max(outstanding);
   end $$`,
  `create or replace function crm_cash_disputes(asked_currency text) returns table (instalment_id text, amount numeric) language plpgsql stable as $$
   #variable_conflict use_column
   begin
     return query
     select n.id as instalment_id, least(n.outstanding, x.amount - (n.after - n.outstanding)) as amount
       from crm_view_open_dispute x
      cross join lateral (
        select o.id, o.outstanding, sum(o.outstanding) over (order by o.due_date desc, o.id desc) as after
          from crm_view_open_instalment o where o.invoice_id = x.invoice_id) n
      where x.currency_code = asked_currency and x.amount > n.after - n.outstanding;
   end $$`,
]

/** Accepted quotes with what of them was ordered and paid, as credit is judged by; conditions on the quote come before the sums. */
const COMMITTED = CREDIT_VIEWS.crm_view_committed_quote.replace(/^[\s\S]*?(?=from crm_quote q\b)/, "")

/** What the money calendar reads beside open instalments and orders. */
export const CALENDAR_VIEWS: Record<string, string> = {
  crm_view_store_delay: "select days, slow_days from crm_store_delay()",

  crm_view_calendar_quote: `
    select q.id, q.number, q.status, q.stage_id, q.currency_code, coalesce(q.bill_to_customer_id, q.customer_id) as bill_to_customer_id,
           coalesce(q.company_name, q.customer_name) as customer_name, q.owner_id, q.valid_until, q.expected_close_date,
           coalesce(q.probability, s.probability, 0) as probability, s.forecast_category, crm_terms_days(q.payment_terms) as terms_days, q.total
      from crm_quote q
      left join crm_stage s on s.id = q.stage_id
     where q.status in ('draft', 'sent') and q.deleted_at is null`,

  crm_view_calendar_acceptance: `
    select q.id, q.number, q.currency_code, coalesce(q.bill_to_customer_id, q.customer_id) as bill_to_customer_id,
           coalesce(q.company_name, q.customer_name) as customer_name, q.owner_id, q.decided_date, q.converted_at, q.convert_on_accept,
           crm_terms_days(q.payment_terms) as terms_days,
           greatest(greatest(q.total - coalesce(o.ordered, 0), 0) - coalesce(d.paid, 0), 0) as to_come
      ${COMMITTED}`,

  crm_view_order_terms: `
    select o.order_id, crm_terms_days(q.payment_terms) as terms_days
      from crm_receivable_order o
      join crm_quote q on q.id = o.quote_id
     where o.deleted_at is null and q.payment_terms is not null`,

  crm_view_unmet_promise: `
    select p.id, p.invoice_id, p.bill_to_customer_id, p.currency_code, p.promised_date, p.last_date,
           least(greatest(g.needed - g.received, 0), p.amount) as rest
      from crm_view_promise p
      join crm_promise_progress g on g.promise_id = p.id
     where not p.kept`,
}

/** Accepted quotes that may have something left to order, among many that have not. */
const INDEXES = [
  `create index if not exists crm_report_quote_to_order on crm_quote (currency_code)
     where status = 'accepted' and (converted_at is null or not convert_on_accept) and deleted_at is null`,
  `create index if not exists crm_report_quote_just_ordered on crm_quote (converted_at)
     where status = 'accepted' and deleted_at is null`,
  `create index if not exists crm_report_order_to_invoice on crm_receivable_order (currency_code)
     where invoiced_total < total and canceled_at is null and deleted_at is null`,
]

/** What is still to come of quotes, acceptances and orders, and when. */
export class CrmCalendarViews1795783100000 implements MigrationInterface {
  name = "CrmCalendarViews1795783100000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...INDEXES, ...FUNCTIONS]) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(CALENDAR_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(CALENDAR_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const name of ["store_delay()", "cash_cuts(text, text)", "cash_disputes(text)"]) {
      await queryRunner.query(`drop function if exists crm_${name}`)
    }
    for (const [, name] of INDEXES.map((sql) => /if not exists (\w+)/.exec(sql)!)) {
      await queryRunner.query(`drop index if exists ${name}`)
    }
  }
}
