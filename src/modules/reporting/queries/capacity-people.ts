import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { addDays } from "../../../shared/days"
import { figure } from "../rules/aging"
import { weeksInHand, weekStart } from "../rules/weeks"
import { followUpsOf, lateOn } from "./follow-ups"
import { ReportInput } from "./input"
import { read } from "./read"

/** Whole weeks before this one by which is measured what somebody gets done in a week. */
export const MEASURED_WEEKS = 12

/** What somebody has in hand against what they close in a week; `user_id` null is what is nobody's. */
export type PersonWork = {
  user_id: string | null
  open_quotes: number
  /** Without tax and shipping, and the same × probability, in the report's currency. */
  open_net: number
  open_weighted: number
  /** Median of the quotes decided in a week. */
  decided_per_week: number
  /** Open quotes ÷ decided in a week; null where nothing is. */
  quote_weeks: number | null
  open_follow_ups: number
  late_follow_ups: number
  /** Median of the follow-ups done in a week. */
  done_per_week: number
  follow_up_weeks: number | null
}

type Row = Record<Exclude<keyof PersonWork, "user_id" | "quote_weeks" | "follow_up_weeks">, string> & {
  user_id: string | null
}

/** Documents that the caller sees; `$6` is whose, null everyone's. */
const MINE = "($6::text[] is null or owner_id is null or owner_id = any($6))"

/** Median of the counts of all measured weeks, those without anything too. */
const perWeek = (rows: string): string => `
  select p.who, percentile_cont(0.5) within group (order by coalesce(d.count, 0)) as per_week
    from (select distinct who from ${rows}) p
    cross join generate_series(0, ${MEASURED_WEEKS - 1}) measured(week)
    left join ${rows} d on d.who is not distinct from p.who and d.week = measured.week
   group by 1`

/**
 * A decision counts for whose the quote was then. Most have had one owner ever, and are counted by it from an index; only for those that
 * were handed on is asked whose they were.
 */
const STATEMENT = `
  with quotes as (
    select owner_id as who, count(*) as count, sum(net_total) as net, sum(round(net_total * probability / 100, $7::int)) as weighted
      from crm_view_pipeline_quote
     where currency_code = $1 and (status = 'draft' or valid_until is null or valid_until >= $2) and ${MINE} group by 1),
  quote_decided as materialized (
    select id, owner_id, decided_date as day from crm_view_quote
     where status in ('accepted', 'declined') and currency_code = $1 and decided_date >= $3::text and decided_date < $4::text
    union all
    select id, owner_id, to_char(valid_until::date + 1, 'YYYY-MM-DD') from crm_view_quote
     where status = 'sent' and currency_code = $1 and valid_until >= to_char($3::date - 1, 'YYYY-MM-DD')
       and valid_until < to_char($4::date - 1, 'YYYY-MM-DD')),
  handed_on as materialized (
    select id, owner_id, day from quote_decided q where exists (select from crm_view_owner_move m where m.quote_id = q.id)),
  decided as (
    select who, (day::date - $3::text::date) / 7 as week, sum(count) as count from (
      select owner_id as who, day, count(*) as count from quote_decided where ${MINE} group by 1, 2
      union all select owner_id, day, -1 from handed_on where ${MINE}
      union all select owner_id, decided_date, 1 from crm_view_sales_decision
       where id = any (array(select id from handed_on)) and decided_date >= $3::text and decided_date < $4::text and ${MINE}) d
     group by 1, 2 having sum(count) <> 0),
  waiting as (
    select assignee_id as who, count(*) as count, count(*) filter (where ${lateOn("$2")}) as late
      from crm_view_open_follow_up where ${followUpsOf("$6")} group by 1),
  done as (
    select assignee_id as who, ((completed_at at time zone $5)::date - $3::text::date) / 7 as week, count(*) as count from crm_view_done_follow_up
     where completed_at >= ($3::text::timestamp at time zone $5) and completed_at < ($4::text::timestamp at time zone $5) and ${followUpsOf("$6")} group by 1, 2),
  decided_per_week as (${perWeek("decided")}),
  done_per_week as (${perWeek("done")}),
  people as (select who from quotes union select who from waiting union select who from decided union select who from done)
  select p.who as user_id, coalesce(q.count, 0) as open_quotes, coalesce(q.net, 0) as open_net, coalesce(q.weighted, 0) as open_weighted,
         coalesce(d.per_week, 0) as decided_per_week, coalesce(w.count, 0) as open_follow_ups, coalesce(w.late, 0) as late_follow_ups,
         coalesce(n.per_week, 0) as done_per_week
    from people p
    left join quotes q on q.who is not distinct from p.who
    left join waiting w on w.who is not distinct from p.who
    left join decided_per_week d on d.who is not distinct from p.who
    left join done_per_week n on n.who is not distinct from p.who
   order by coalesce(q.count, 0) desc, p.who nulls last`

/**
 * Open quotes and follow-ups of each person against what they close in a week, those with most open quotes first.
 *
 * @param timezone - the store's, by which a follow-up that was done falls on a day
 */
export async function capacityPeople(source: DataSource, input: ReportInput, timezone: string): Promise<PersonWork[]> {
  const until = weekStart(input.as_of)
  const rows = await read<Row>(source, STATEMENT, [
    input.currency_code,
    input.as_of,
    addDays(until, -7 * MEASURED_WEEKS),
    until,
    timezone,
    input.owner_ids,
    currencyDecimals(input.currency_code),
  ])
  return rows.map(({ user_id, ...sums }) => {
    const figures = Object.fromEntries(
      Object.entries(sums).map(([name, sum]) => [name, figure(String(sum))])
    ) as Record<keyof typeof sums, number>
    return {
      user_id,
      ...figures,
      quote_weeks: weeksInHand(figures.open_quotes, figures.decided_per_week),
      follow_up_weeks: weeksInHand(figures.open_follow_ups, figures.done_per_week),
    }
  })
}
