import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { PipelineQuote, PipelineStage } from "../views"
import { creditsAt } from "./credits"
import { hasKeptDays, InEveryCurrency, ReportInput, within } from "./input"
import { outstandingDays } from "./outstanding"
import { IN_PIPELINE, STILL_VALID } from "./pipeline"
import { read } from "./read"

/** Rows alias `v` of accepted quotes that may have something left to order, as an index holds them. */
const MAY_BE_LEFT = "crm_view_calendar_acceptance v where (v.converted_at is null or not v.convert_on_accept)"

/** Receipts and credit notes of which something is free: of the tables, for the join of their view hides the order of their indexes. */
const OPEN_RECEIPTS = "crm_receipt v where v.amount > v.allocated_total + v.refunded_total and v.deleted_at is null"
const OPEN_CREDIT_NOTES =
  "crm_credit_note v where v.total > v.allocated_total + v.refunded_total and v.status = 'issued' and v.deleted_at is null"
const ORDERS_TO_INVOICE = "crm_view_uninvoiced_order v where true"

const next = (rows: string): string =>
  `(select v.currency_code from ${rows} and v.currency_code > w.code order by v.currency_code limit 1)`

/** Walks from currency to currency by the indexes of what is open, so that many rows of one cost no more than one. */
const walk = (rows: string[]): string => `
  (with recursive w(code) as (
     select ''
     union all
     select (select min(found) from (values ${rows.map((from) => `(${next(from)})`).join(", ")}) n(found)) from w where w.code is not null)
   select code as currency_code from w where code > '')`

/** Whether anything is left to order; in an order, so that the few rows of a rare currency are found by the index and not among all quotes. */
const isLeftIn = (code: string): string =>
  `(select true from ${MAY_BE_LEFT} and v.to_come > 0 and v.currency_code between ${code} and ${code} order by v.currency_code limit 1)`

/**
 * SQL of the currencies in which anything is open, by code: quotes, instalments, receipts and credit notes, orders to be invoiced, and
 * accepted quotes to be ordered. What is left of those is only looked at where nothing else says that the currency is one.
 */
export const OPEN_CURRENCIES = `
  with known as materialized (
    select currency_code from crm_view_pipeline_stage group by currency_code having sum(count) > 0
    union
    select currency_code from crm_view_open_day where count > 0
    union
    select currency_code from ${walk([OPEN_RECEIPTS, OPEN_CREDIT_NOTES, ORDERS_TO_INVOICE])} documents)
  select currency_code from known
  union
  select a.currency_code from ${walk([MAY_BE_LEFT])} a
   where a.currency_code not in (select currency_code from known)
     and ${isLeftIn("a.currency_code")}
   order by 1`

/** Currencies in which anything is open now, by code. */
export async function currencies(source: DataSource): Promise<string[]> {
  const rows = await read<{ currency_code: string }>(source, OPEN_CURRENCIES)
  return rows.map(({ currency_code }) => currency_code)
}

/**
 * Currencies in which there was an open quote, a debt or a credit at the end of the report's day, among what it is narrowed to; by code.
 *
 * They are asked of the rows that the sums are made of, so that no sum is in a currency that is not among them.
 */
export async function currenciesOf(source: DataSource, input: ReportInput): Promise<string[]> {
  const all: InEveryCurrency = { ...input, currency_code: undefined }
  const owed = outstandingDays(source, all)
  const credits = creditsAt(source, all)
  const found = await Promise.all([
    codes(quotesOf(source, all), "q"),
    codes(owed.query.having(`sum(${owed.outstanding}) <> 0`), "n"),
    codes(credits.query.andWhere("not c.is_advance"), "c"),
  ])
  return [...new Set(found.flat())].sort()
}

type Query = SelectQueryBuilder<ObjectLiteral>

function quotesOf(source: DataSource, input: InEveryCurrency): Query {
  const select = source.createQueryBuilder().select([])
  const query = hasKeptDays(input)
    ? within(select.from(PipelineStage, "q"), "q", input).andWhere(STILL_VALID).having("sum(q.count) <> 0")
    : within(select.from(PipelineQuote, "q"), "q", input).andWhere(IN_PIPELINE)
  return query.setParameters({ as_of: input.as_of })
}

const codes = async (query: Query, alias: string): Promise<string[]> => {
  const code = `${alias}.currency_code`
  const rows = await query.addSelect(code, "code").groupBy(code).getRawMany<{ code: string }>()
  return rows.map((row) => row.code)
}
