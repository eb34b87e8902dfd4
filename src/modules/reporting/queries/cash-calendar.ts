import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { figure } from "../rules/aging"
import { calendarWeeks } from "../rules/weeks"
import { AS_OF, CASH_KINDS, CashCase, CashKind, weekOf, withCashEntries } from "./cash-entries"
import { hasKeptWeights, isKept, ReportInput } from "./input"
import { getPlanned } from "./read"

/** Money expected in one week. */
export type CashWeek = { week_start: Day; receivables: number; orders: number; pipeline_weighted: number }

export type CashCalendar = {
  weeks: CashWeek[]
  /** What is expected after the last week. */
  later: Omit<CashWeek, "week_start">
}

type Row = { kind: CashKind; week: Day; amount: string }

/**
 * Money by the week in which it is expected, each amount once: open instalments, what is ordered or accepted and not invoiced, open quotes.
 *
 * The day is the due day, or the day of order or close and the terms, and how late the debtor usually pays (a promise's day instead, where
 * there is one). What should have come already counts in the current week. Today's sums of everyone are kept as documents change;
 * the others are added up from the rows.
 */
export async function cashCalendar(
  source: DataSource,
  input: ReportInput,
  is: CashCase = "expected"
): Promise<CashCalendar> {
  const rows: Row[] =
    isKept(input) && hasKeptWeights(input) ? await keptWeeks(source, input, is) : await weeks(source, input, is)
  const mondays = calendarWeeks(input.as_of)
  const last = mondays[mondays.length - 1]
  const sums = (isIn: (week: Day) => boolean) =>
    Object.fromEntries(
      CASH_KINDS.map((kind) => [
        kind,
        figure(
          MathBN.add(
            0,
            ...rows.filter((row) => row.kind === kind && isIn(row.week)).map(({ amount }) => amount)
          ).toFixed()
        ),
      ])
    ) as Omit<CashWeek, "week_start">
  return {
    weeks: mondays.map((week_start) => ({ week_start, ...sums((week) => week === week_start) })),
    later: sums((week) => week > last),
  }
}

const weeks = (source: DataSource, input: ReportInput, is: CashCase): Promise<Row[]> =>
  withCashEntries(source, input, is)
    .select("e.kind", "kind")
    .addSelect(weekOf("e.day"), "week")
    .addSelect("sum(e.amount)", "amount")
    .from("entry", "e")
    .groupBy("1, 2")
    .getRawMany()

/** What is to be added to a day of the kept sums. */
const KEPT_DELAY = "case when c.own_delay then 0 else v.kept_delay end"
const KEPT_DAY = `case c.kind when 'receivables' then cast(c.day as date) + ${KEPT_DELAY}
  else greatest(cast(c.day as date), ${AS_OF}) + c.shift + ${KEPT_DELAY} + case when c.own_terms then 0 else cast(:terms as int) end end`

/**
 * The same from the kept sums: orders are few and are read as they are, and instalments that a promise or dispute is about are taken out of
 * the sums and put in as they are.
 */
function keptWeeks(source: DataSource, input: ReportInput, is: CashCase): Promise<Row[]> {
  const slow = is === "worst" ? "slow_days" : "days"
  const kept = `
    select case c.kind when 'quotes' then 'pipeline_weighted' else c.kind end as kind, ${KEPT_DAY} as day, sum(c.amount) as amount
      from crm_view_cash_sum c cross join (select ${slow} as kept_delay from store) v
     where c.currency_code = :currency_code and c.scenario = :scenario and (c.valid_until is null or c.valid_until >= :as_of)
     group by 1, 2
    union all
    select 'receivables', cast(p.due_date as date) + ${is === "best" ? "0" : `coalesce(d.${slow}, v.${slow})`}, -p.outstanding
      from part p left join crm_view_debtor_delay d on d.customer_id = p.bill_to_customer_id cross join store v
    union all
    select kind, day, amount from entry`
  const query = withCashEntries(source, input, is, ["receivables", "orders"], { onlyCut: true })
    .addCommonTableExpression(kept, "kept")
    .select("k.kind", "kind")
    .addSelect(weekOf(`greatest(k.day, ${AS_OF})`), "week")
    .addSelect("sum(k.amount)", "amount")
    .from("kept", "k")
    .setParameters({ scenario: is })
    .groupBy("1, 2")
  return getPlanned(source, query)
}
