import { MathBN } from "@medusajs/framework/utils"
import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { Day } from "../../../shared/days"
import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { calendarWeeks } from "../rules/weeks"
import { PipelineQuote, PipelineWeek, UninvoicedOrder } from "../views"
import { hasKeptWeights, ReportInput, within } from "./input"
import { Owed, sumBy, weekDays, weekSql } from "./owed"
import { IN_PIPELINE, STILL_VALID, weighted } from "./pipeline"

/** Money expected in one week. */
export type CashWeek = { week_start: Day; receivables: number; orders: number; pipeline_weighted: number }

export type CashCalendar = {
  weeks: CashWeek[]
  /** What is expected after the last week. */
  later: Omit<CashWeek, "week_start">
}

const KINDS = ["receivables", "orders", "pipeline_weighted"] as const
type WeekRow = { week: Day; amount: string }

/**
 * Money by the week in which it is expected: open instalments by due date, orders without an invoice by what their invoice would
 * give to pay, open quotes (weighted) by expected close. What should have come already counts in the current week, never dropped.
 */
export async function cashCalendar(
  source: DataSource,
  input: ReportInput,
  rows: Promise<Owed[]>
): Promise<CashCalendar> {
  const weeks = calendarWeeks(input.as_of)
  const sums = await Promise.all([rows.then((all) => sumBy(all, "week")), orders(source, input), quotes(source, input)])
  const byKind = sums.map((rows) => new Map(rows.map(({ week, amount }) => [week, amount])))
  const last = weeks[weeks.length - 1]
  const later = sums.map((rows) =>
    MathBN.add(0, ...rows.filter(({ week }) => week > last).map(({ amount }) => amount)).toFixed()
  )
  return {
    weeks: weeks.map((week_start) => ({
      week_start,
      ...named((kind) => byKind[kind].get(week_start)),
    })),
    later: named((kind) => later[kind]),
  }
}

const named = (amount: (kind: number) => string | undefined): Omit<CashWeek, "week_start"> =>
  Object.fromEntries(KINDS.map((name, kind) => [name, figure(amount(kind))])) as Omit<CashWeek, "week_start">

function byWeek(query: SelectQueryBuilder<ObjectLiteral>, day: string, amount: string, as_of: Day): Promise<WeekRow[]> {
  return query
    .addSelect(weekSql(day), "week")
    .addSelect(`sum(${amount})`, "amount")
    .setParameters(weekDays(as_of))
    .groupBy("1")
    .getRawMany()
}

function orders(source: DataSource, input: ReportInput): Promise<WeekRow[]> {
  const query = within(source.createQueryBuilder().select([]).from(UninvoicedOrder, "o"), "o", input)
    .andWhere("o.to_come > 0")
    .setParameter("terms", input.payment_terms_days)
  return byWeek(
    query,
    "to_char(cast(o.placed_date as date) + cast(:terms as int), 'YYYY-MM-DD')",
    "o.to_come",
    input.as_of
  )
}

function quotes(source: DataSource, input: ReportInput): Promise<WeekRow[]> {
  if (hasKeptWeights(input)) {
    const kept = within(source.createQueryBuilder().select([]).from(PipelineWeek, "q"), "q", input).andWhere(
      STILL_VALID
    )
    return byWeek(kept, "q.week", "q.weighted_total", input.as_of)
  }
  const query = within(source.createQueryBuilder().select([]).from(PipelineQuote, "q"), "q", input)
    .andWhere(IN_PIPELINE)
    .setParameter("decimals", currencyDecimals(input.currency_code))
  return byWeek(query, "q.expected_close_date", weighted("q.total"), input.as_of)
}
