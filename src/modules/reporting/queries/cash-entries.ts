import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { CalendarAcceptance, CalendarQuote, UninvoicedOrder } from "../views"
import { ReportInput, within } from "./input"
import { outstandingAt } from "./outstanding"
import { IN_PIPELINE, weighted } from "./pipeline"
import { PROMISED_PARTS } from "./promised-parts"

/** What is taken for granted: everything goes well, as usual, or badly. */
export const CASH_CASES = ["best", "expected", "worst"] as const
export type CashCase = (typeof CASH_CASES)[number]

export const CASH_KINDS = ["receivables", "orders", "pipeline_weighted"] as const
export type CashKind = (typeof CASH_KINDS)[number]

/** SQL of the day looked at; its parameter is compared with days that are text too. */
export const AS_OF = "cast(cast(:as_of as text) as date)"

type Query = SelectQueryBuilder<ObjectLiteral>

/** Days that a row's debtor (`d`, else the store `v`) takes beyond the day it is asked to pay on. */
const delay = (is: CashCase): string =>
  is === "best" ? "0" : is === "worst" ? "coalesce(d.slow_days, v.slow_days)" : "coalesce(d.days, v.days)"

const WITH_DELAY = (alias: string): string =>
  `left join crm_view_debtor_delay d on d.customer_id = ${alias}.bill_to_customer_id cross join store v`

/** An instalment as a whole, or the pieces that promises and disputes cut it into. */
const receivables = (is: CashCase): string => {
  const end = "coalesce(k.until, p.outstanding)"
  const start = "coalesce(k.since, 0)"
  const amount =
    is === "worst"
      ? `case when k.is_broken then 0 else greatest(least(${end}, p.outstanding - coalesce(x.amount, 0)) - ${start}, 0) end`
      : `${end} - ${start}`
  return `
    select 'receivables', 'invoice', p.invoice_id, p.id, p.invoice_number, p.customer_name, p.bill_to_customer_id, p.owner_id, p.due_date,
           null::numeric, k.promised_date, coalesce(cast(k.promised_date as date), cast(p.due_date as date) + ${delay(is)}), ${amount}
      from part p left join cut k on k.instalment_id = p.id left join disputed x on x.instalment_id = p.id ${WITH_DELAY("p")}`
}

const orders = (is: CashCase): string => `
    select 'orders', 'order', o.order_id, o.order_id, o.display_id, o.customer_name, o.bill_to_customer_id, o.owner_id, o.placed_date,
           null::numeric, null::text, cast(coalesce(o.placed_date, cast(:as_of as text)) as date) + coalesce(t.terms_days, :terms) + ${delay(is)}, o.to_come
      from ordered o left join crm_view_order_terms t on t.order_id = o.order_id ${WITH_DELAY("o")}
    union all
    select 'orders', 'quote', q.id, q.id, q.number, q.customer_name, q.bill_to_customer_id, q.owner_id, q.decided_date,
           null::numeric, null::text, cast(coalesce(q.decided_date, cast(:as_of as text)) as date) + coalesce(q.terms_days, :terms) + ${delay(is)}, q.to_come
      from accepted q ${WITH_DELAY("q")}`

/** What a quote counts for: weighted by its chance, whole where all goes well, only what is as good as sold where it does not. */
const offered = (is: CashCase): string =>
  is === "expected"
    ? weighted("q.total")
    : is === "best"
      ? `case when q.forecast_category in ('best_case', 'commit') then q.total else ${weighted("q.total")} end`
      : `case when q.forecast_category = 'commit' then ${weighted("q.total")} else 0 end`

const quotes = (is: CashCase): string => `
    select 'pipeline_weighted', 'quote', q.id, q.id, q.number, q.customer_name, q.bill_to_customer_id, q.owner_id, q.expected_close_date,
           q.probability::numeric, null::text,
           greatest(cast(q.expected_close_date as date), ${AS_OF}) + coalesce(q.terms_days, :terms) + ${delay(is)}, ${offered(is)}
      from offered q ${WITH_DELAY("q")}`

const ENTRIES = { receivables, orders, pipeline_weighted: quotes }

/**
 * Accepted quotes that may have something left to order, and those just ordered whose order is not told of yet: each by an index of its
 * own, for of all that were ever accepted they are few.
 */
const TO_ORDER = "(q.converted_at is null or not q.convert_on_accept)"
const MAY_BE_LEFT = [TO_ORDER, `not ${TO_ORDER} and q.id in (select crm_untold_quotes(${AS_OF} - 7))`]

/**
 * Adds the rows `entry` to a query: every part of a document that money is expected for, with the day on which it is.
 *
 * A part stands in one of them at any moment: an open quote, then what of it is accepted and not ordered, then what is ordered and neither
 * invoiced nor paid, then what is invoiced and not settled. Nothing is expected before `as_of`. Promises and disputes are those of today.
 *
 * @param onlyCut - leaves of the instalments those that a promise or a dispute is about
 * @param part_ids - leaves these instalments, orders and quotes
 */
export function withCashEntries(
  source: DataSource,
  input: ReportInput,
  is: CashCase,
  kinds: readonly CashKind[] = CASH_KINDS,
  { onlyCut = false, part_ids }: { onlyCut?: boolean; part_ids?: string[] } = {}
): Query {
  const isAsked = (id: string): string => (part_ids ? `${id} = any (:part_ids)` : "true")
  const from = (entity: typeof UninvoicedOrder | typeof CalendarAcceptance | typeof CalendarQuote, alias: string) =>
    within(
      source
        .createQueryBuilder()
        .select(`${alias}.*`)
        .from(entity as typeof CalendarQuote, alias),
      alias,
      input
    )
  const open = outstandingAt(source, input)
  const part = open.query
    .addSelect(
      `${PART_COLUMNS.map((column) => `n.${column} as ${column}`).join(", ")}, ${open.outstanding} as outstanding`
    )
    .andWhere(onlyCut ? "n.id in (select instalment_id from cut union select instalment_id from disputed)" : "true")
    .andWhere(isAsked("n.id"))
  const rows: Record<string, { needed: boolean; queries: Query[] }> = {
    part: { needed: kinds.includes("receivables"), queries: [part] },
    ordered: {
      needed: kinds.includes("orders"),
      queries: [from(UninvoicedOrder, "o").andWhere("o.to_come > 0").andWhere(isAsked("o.order_id"))],
    },
    accepted: {
      needed: kinds.includes("orders"),
      queries: MAY_BE_LEFT.map((left) =>
        from(CalendarAcceptance, "q").andWhere("q.to_come > 0").andWhere(left).andWhere(isAsked("q.id"))
      ),
    },
    offered: {
      needed: kinds.includes("pipeline_weighted"),
      queries: [from(CalendarQuote, "q").andWhere(IN_PIPELINE).andWhere(isAsked("q.id"))],
    },
  }
  const query = source.createQueryBuilder()
  query.addCommonTableExpression("select days, slow_days from crm_view_store_delay", "store", { materialized: true })
  if (rows.part.needed) {
    PROMISED_PARTS.forEach(({ name, sql }) => query.addCommonTableExpression(sql, name, { materialized: true }))
  }
  for (const [name, { needed, queries }] of Object.entries(rows)) {
    if (needed) {
      query.addCommonTableExpression(queries.map((chosen) => chosen.getQuery()).join(" union all "), name)
      queries.forEach((chosen) => query.setParameters(chosen.getParameters()))
    }
  }
  const entries = kinds.map((kind) => ENTRIES[kind](is)).join(" union all ")
  return query
    .addCommonTableExpression(
      `select kind, document, id, part_id, number, customer_name, bill_to_customer_id, owner_id, base_date, probability, promised_date,
              greatest(day, ${AS_OF}) as day, amount
         from (${entries}) e(kind, document, id, part_id, number, customer_name, bill_to_customer_id, owner_id, base_date, probability, promised_date, day, amount)
        where amount <> 0`,
      "entry"
    )
    .setParameters({
      as_of: input.as_of,
      is_now: input.as_of === input.today,
      currency_code: input.currency_code,
      terms: input.payment_terms_days,
      decimals: currencyDecimals(input.currency_code),
      part_ids,
    })
}

const PART_COLUMNS = [
  "id",
  "invoice_id",
  "invoice_number",
  "customer_name",
  "bill_to_customer_id",
  "owner_id",
  "due_date",
] as const

/** SQL of the Monday of a day's week. */
export const weekOf = (day: string): string => `to_char(date_trunc('week', ${day}), 'YYYY-MM-DD')`
