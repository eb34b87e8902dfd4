import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { read } from "./read"
import { dayOf, daysFrom, salesFrame, SalesQuestion } from "./sales-frame"

/** The way of a won quote to the money. */
export const CASH_STEPS = ["accepted", "ordered", "invoiced", "paid", "whole"] as const

/** Median days of one step, over the quotes that took it; `whole` is from the first sending to the last payment. */
export type CashStep = { step: (typeof CASH_STEPS)[number]; count: number; median_days: number | null }

/** One won quote and the days on which it took each step; null where it has not. */
export type CashRow = {
  id: string
  number: string
  customer_name: string | null
  owner_id: string | null
  net_total: number
  sent_date: string | null
  accepted_date: string
  ordered_date: string | null
  invoiced_date: string | null
  paid_date: string | null
}

const STEPS: Record<(typeof CASH_STEPS)[number], string> = {
  accepted: daysFrom("sent_date", "accepted_date"),
  ordered: daysFrom("accepted_date", "ordered_date"),
  invoiced: daysFrom("ordered_date", "invoiced_date"),
  paid: daysFrom("invoiced_date", "paid_date"),
  whole: daysFrom("sent_date", "paid_date"),
}

/** Quotes accepted in the period, by their last order and invoice: a quote is ordered, invoiced and paid when all of its orders are. */
const won = (quotes: string): string => `
  chosen as materialized (
    select q.id, q.number, q.customer_name, q.owner_id, q.net_total, q.first_sent_at, q.decided_date from crm_view_sales_quote q
     where ${quotes} and q.status = 'accepted' and q.answered_date between $2 and $3),
  ordered as (
    select o.quote_id, max(o.ordered_at) as ordered_at, case when bool_and(o.invoiced_at is not null) then max(o.invoiced_at) end as invoiced_at,
           case when bool_and(coalesce(o.is_settled, false)) then max(o.settled_date) end as paid_date
      from chosen c join crm_view_quote_order o on o.quote_id = c.id group by 1),
  won as materialized (
    select q.id, q.number, q.customer_name, q.owner_id, q.net_total, ${dayOf("q.first_sent_at")} as sent_date, q.decided_date as accepted_date,
           ${dayOf("o.ordered_at")} as ordered_date, ${dayOf("o.invoiced_at")} as invoiced_date, o.paid_date
      from chosen q left join ordered o on o.quote_id = q.id)`

/** Medians of the steps from quote to cash and the slowest quotes first; a page of them, in one statement. */
export async function quoteToCash(
  source: DataSource,
  question: SalesQuestion,
  page: { limit: number; offset: number }
): Promise<{ steps: CashStep[]; quotes: CashRow[]; count: number }> {
  const { values, quotes } = salesFrame(question, currencyDecimals(question.input.currency_code))
  const bind = (value: unknown): string => `$${values.push(value)}`
  const rows = await read<Record<string, string | null>>(
    source,
    `with ${won(quotes)}
     select w.*, all_of.* from (
       select count(*)::text as all_count, ${CASH_STEPS.map(
         (step) =>
           `count(${STEPS[step]})::text as ${step}_count, (percentile_cont(0.5) within group (order by ${STEPS[step]}))::text as ${step}_days`
       ).join(", ")} from won) all_of
       left join (select * from won order by coalesce(paid_date, $5) ::date - coalesce(sent_date, accepted_date)::date desc, id
         limit ${bind(page.limit)} offset ${bind(page.offset)}) w on true
      order by coalesce(w.paid_date, $5)::date - coalesce(w.sent_date, w.accepted_date)::date desc, w.id`,
    values
  )
  const [all] = rows
  return {
    steps: CASH_STEPS.map((step) => ({
      step,
      count: figure(all[`${step}_count`]),
      median_days: all[`${step}_days`] === null ? null : figure(all[`${step}_days`]),
    })),
    quotes: rows
      .filter(({ id }) => id !== null)
      .map((row) => ({
        ...(Object.fromEntries(COLUMNS.map((name) => [name, row[name]])) as unknown as CashRow),
        net_total: figure(row.net_total),
      })),
    count: figure(all.all_count),
  }
}

const COLUMNS = [
  "id",
  "number",
  "customer_name",
  "owner_id",
  "sent_date",
  "accepted_date",
  "ordered_date",
  "invoiced_date",
  "paid_date",
] as const
