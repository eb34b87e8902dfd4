import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { addDays, Day } from "../../../shared/days"
import { figure } from "../rules/aging"
import { monthEnds } from "../rules/month-ends"
import { daysSalesOutstanding, PERIOD_DAYS } from "../rules/ratios"
import { hasKeptDays, ReportInput } from "./input"
import { narrowing } from "./narrow"
import { read } from "./read"

/** What was owed at the end of a day. */
export type TrendPoint = { date: Day; total: number; overdue: number; dso: number | null }

export type ReceivablesTrend = { currency_code: string; points: TrendPoint[] }

/** Rows: `after` is how many of the days came before what happened, `due` how many of them the due day is not past on. */
type Change = { kind: "open" | "moved" | "billed"; after: number; due: number; amount: string }

const COUNT = {
  after: (day: string): string => `width_bucket(${day}, $3::text[])`,
  due: (day: string): string => `width_bucket(${day}, $2::text[])`,
}

/**
 * What was owed, and how much of it late, at the end of each of the last months, in one statement: from what is open now back over
 * what happened since, so that the cost grows with the months and not with the age of the shop.
 *
 * The last point is what is open now. DSO of each point by its own 90 days, an invoice counting as billed until it was voided.
 */
export async function receivablesTrend(
  source: DataSource,
  input: ReportInput,
  months: number
): Promise<ReceivablesTrend> {
  const days = monthEnds(input.today, months)
  const { values, of } = narrowing(input, 5)
  const isKept = hasKeptDays(input)
  // What happened on a day after the first of the days, each as what it added to an instalment.
  const moved = `
    select n.issue_date as day, n.due_date, n.amount from crm_view_instalment n
     where n.issue_date >= $4 and n.currency_code = $1${of("n")}
    union all
    select n.voided_date, n.due_date, n.allocated_total - n.amount from crm_view_instalment n
     where n.voided_date >= $4 and n.currency_code = $1${of("n")}
    union all
    select a.allocation_date, n.due_date, -a.amount from crm_view_allocation a join crm_view_instalment n on n.id = a.instalment_id
     where a.allocation_date >= $4 and n.currency_code = $1${of("n")}
    union all
    select a.reversed_date, n.due_date, a.amount from crm_view_allocation a join crm_view_instalment n on n.id = a.instalment_id
     where a.reversed_date >= $4 and n.currency_code = $1${of("n")}`
  const ofNinety = `b.currency_code = $1 and b.issue_date > to_char(p.day::date - ${PERIOD_DAYS}, 'YYYY-MM-DD') and b.issue_date <= p.day${of("b")}`
  const rows = await read<Change>(
    source,
    `select 'open' as kind, 0 as after, ${COUNT.due("n.due_date")} as due, sum(n.outstanding) as amount
       from ${isKept ? "crm_view_open_day" : "crm_view_open_instalment"} n where n.currency_code = $1${of("n")} group by 3
     union all
     select 'moved', ${COUNT.after("m.day")}, ${COUNT.due("m.due_date")}, sum(m.amount) from (${moved}) m group by 2, 3
     union all
     select 'billed', p.place::int, 0, sum(b.amount)
       from unnest($2::text[]) with ordinality p(day, place)
       join ${isKept ? "crm_view_billing_day" : "crm_view_billing"} b on ${ofNinety} group by 2
     union all
     select 'billed', p.place::int, 0, sum(b.amount)
       from unnest($2::text[]) with ordinality p(day, place)
       join crm_view_billing_voided b on b.voided_date > p.day and ${ofNinety} group by 2`,
    [input.currency_code, days, days.map((day) => addDays(day, 1)), addDays(days[0], 1), ...values]
  )
  return { currency_code: input.currency_code, points: days.map((date, index) => pointOf(date, index + 1, rows, days)) }
}

function pointOf(date: Day, place: number, rows: Change[], days: Day[]): TrendPoint {
  const isNow = place === days.length
  const then = rows.filter(({ kind, after }) => kind === "open" || (kind === "moved" && !isNow && after >= place))
  const sum = (of: Change[]): string =>
    of.reduce((all, { kind, amount }) => (kind === "open" ? MathBN.add(all, amount) : MathBN.sub(all, amount)), MathBN.convert(0)).toFixed() // prettier-ignore
  const total = sum(then)
  const billed = rows
    .filter(({ kind, after }) => kind === "billed" && after === place)
    .reduce((all, { amount }) => MathBN.add(all, amount), MathBN.convert(0))
  return {
    date,
    total: figure(total),
    overdue: figure(sum(then.filter(({ due }) => due < place))),
    dso: daysSalesOutstanding(total, billed.toFixed()),
  }
}
