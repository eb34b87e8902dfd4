import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { groupOf, joinRoot, rootOf } from "./customer-groups"
import { CANDIDATES, CustomerFigures, LARGE_QUOTES, SHOWN, TopBy } from "./customers"
import { ReportInput } from "./input"
import { readPlanned } from "./read"

/**
 * The same table as `customers`, for everyone's documents of today, in one statement over the kept sums.
 *
 * @see customers
 */
export async function customersNow(
  source: DataSource,
  { currency_code, as_of }: ReportInput,
  by: TopBy = "both"
): Promise<CustomerFigures[]> {
  const rows = await readPlanned<Record<keyof CustomerFigures, string>>(source, STATEMENTS[by], [currency_code, as_of])
  return rows.map((row) => ({
    customer_id: row.customer_id,
    name: row.name,
    open_quotes_total: figure(row.open_quotes_total),
    outstanding: figure(row.outstanding),
    overdue: figure(row.overdue),
    credit_headroom: row.credit_headroom === null ? null : figure(row.credit_headroom),
  }))
}

const IN_PIPELINE = "(q.status = 'draft' or q.valid_until is null or q.valid_until >= $2)"

/** Candidates by the indexes on amounts, then one look into an index per candidate, then the limits of those shown. */
const statement = (order: string, counts = "true"): string => `
  with largest(customer_id) as (
    (select customer_id from crm_view_open_customer where currency_code = $1 and customer_id <> '' order by outstanding desc limit ${CANDIDATES})
    union
    (select ${rootOf("l.debtor_id")} from (
       select q.debtor_id, q.total from crm_view_pipeline_quote q
        where q.currency_code = $1 and q.debtor_id is not null and ${IN_PIPELINE} order by q.total desc limit ${LARGE_QUOTES}) l ${joinRoot("l.debtor_id")}
      group by 1 order by sum(l.total) desc limit ${CANDIDATES})
    union
    (select a.root_id from crm_view_customer_alias a join crm_view_open_customer n on n.customer_id = a.customer_id and n.currency_code = $1
      group by 1 order by sum(n.outstanding) desc limit ${CANDIDATES})
  ), candidate as (
    select c.customer_id, ${groupOf("c.customer_id")} as ids
      from (select distinct ${rootOf("l.customer_id")} as customer_id from largest l ${joinRoot("l.customer_id")}) c
  ), figures as (
    select c.customer_id, c.ids, coalesce(quoted.name, owed.name) as name, coalesce(quoted.total, 0) as open_quotes_total,
           coalesce(owed.outstanding, 0) as outstanding, coalesce(owed.overdue, 0) as overdue
      from candidate c
     cross join lateral (
       select coalesce(max(s.name) filter (where m.id = c.customer_id), max(s.name)) as name, sum(s.outstanding) as outstanding, sum(s.overdue) as overdue
         from unnest(c.ids) m(id) cross join lateral (
           select max(n.customer_name) as name, sum(n.outstanding) as outstanding,
                  sum(n.outstanding) filter (where n.due_date < $2) as overdue
             from crm_view_open_instalment n
            where n.bill_to_customer_id = m.id and n.currency_code = $1) s) owed
     cross join lateral (
       select coalesce(max(s.name) filter (where m.id = c.customer_id), max(s.name)) as name, sum(s.total) as total
         from unnest(c.ids) m(id) cross join lateral (
           select max(q.customer_name) as name, sum(q.total) as total
             from crm_view_pipeline_quote q
            where q.debtor_id = m.id and q.currency_code = $1 and ${IN_PIPELINE}) s) quoted
  ), shown as (
    select * from figures f where ${counts} order by ${order}, f.customer_id limit ${SHOWN}
  )
  select f.customer_id, coalesce(a.legal_name, f.name) as name, f.open_quotes_total, f.outstanding, f.overdue,
         case when a.currency_code = $1 then a.credit_limit - (f.outstanding + orders.to_come - credits.unallocated) end as credit_headroom
    from shown f
    left join crm_view_credit_limit a on a.customer_id = f.customer_id
   cross join lateral (
     select coalesce(sum(o.to_come), 0) as to_come from crm_view_uninvoiced_order o
      where o.bill_to_customer_id = any (f.ids) and o.currency_code = $1) orders
   cross join lateral (
     select coalesce(sum(c.unallocated), 0) as unallocated from crm_view_credit c
      where c.bill_to_customer_id = any (f.ids) and c.currency_code = $1 and c.is_open and not c.is_advance) credits
   order by ${order}, f.customer_id`

const STATEMENTS: Record<TopBy, string> = {
  both: statement(
    "(f.overdue > 0 and f.open_quotes_total > 0) desc, f.overdue + f.open_quotes_total desc, f.outstanding desc"
  ),
  quotes: statement("f.open_quotes_total desc, f.outstanding desc", "f.open_quotes_total > 0"),
  debt: statement("f.outstanding desc, f.open_quotes_total desc", "f.outstanding > 0"),
}
