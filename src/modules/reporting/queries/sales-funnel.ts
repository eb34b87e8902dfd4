import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { read } from "./read"
import { dateOf, IS_OPEN, NONE_BELOW_0, salesFrame, SalesQuestion } from "./sales-frame"

/** What became of the quotes that came to a stage in a period: `entered` = went on + lost + still open. */
export type FunnelRow = {
  stage_id: string
  pipeline_id: string
  name: string
  /** Set on shipped stages, whose names the dashboard translates. */
  code: string | null
  entered_count: number
  entered_net: number
  /** Came to a further stage later, or were accepted. */
  went_on_count: number
  went_on_net: number
  /** Declined, expired or withdrawn without. */
  lost_count: number
  lost_net: number
  /** Open, and not further yet. */
  still_count: number
  still_net: number
  /** Median days of the stays that ended; null where none did. */
  median_days: number | null
}

const wentOn = (stay: string): string => `(${stay}.went_further or q.status = 'accepted')`

/** What became of a quote's first stay in a stage; the stay and the quote `q` may be one row. */
export const fateOf = (stay: string): string =>
  `case when ${wentOn(stay)} then 'went_on' when ${IS_OPEN} then 'still' else 'lost' end`

/** The same of what was counted by both. */
const FATES = { went_on: "f.went_on", lost: "not f.went_on and not f.is_open", still: "not f.went_on and f.is_open" }

/** Whether it came to the stage in the period. */
export const enteredIn = (stay: string): string => `${stay}.currency_code = $1
  and ${stay}.entered_at >= $2::text::timestamp at time zone $4 and ${stay}.entered_at < ($3::text::date + 1)::timestamp at time zone $4`

const sums = (name: string, where: string): string =>
  `coalesce(sum(f.count) ${where}, 0)::text as ${name}_count, coalesce(sum(f.net) ${where}, 0)::text as ${name}_net`

/** Days of the stay in the middle of all in their order, which `at` counts from 0. */
const middle = (at: string): string => `min(d.days) filter (where d.until > ${at})`

/**
 * The funnel by stage in their order, empty ones too, from the stays as they are kept, in one statement. Stays of as many days are counted before
 * the one in the middle is sought: there are many stays and few numbers of days. By truths and not by words, which PostgreSQL takes for hundreds, and sorts.
 */
export async function salesFunnel(source: DataSource, question: SalesQuestion): Promise<FunnelRow[]> {
  const { values, quotes } = salesFrame(question, currencyDecimals(question.input.currency_code))
  const ended = `coalesce(${dateOf("q.left_at")}, case when ${IS_OPEN} then null else q.decided_date::date end)`
  const rows = await read<Record<string, string | null>>(
    source,
    `with fate as materialized (
       select stage_id, went_on, is_open, ${NONE_BELOW_0} as days, count(*) as count, sum(net_total) as net from (
         select q.stage_id, q.net_total, ${wentOn("q")} as went_on, ${IS_OPEN} as is_open, ${ended} - ${dateOf("q.entered_at")} as days
           from crm_view_first_stay q where ${quotes} and ${enteredIn("q")}) y
        group by 1, 2, 3, 4),
     median as (
       select d.stage_id, (${middle("(d.all_of - 1) / 2")} + ${middle("d.all_of / 2")}) / 2.0 as days
         from (select stage_id, days, sum(count) over (partition by stage_id order by days)::bigint as until, sum(count) over (partition by stage_id)::bigint as all_of
                 from fate where days is not null) d
        group by 1)
     select s.id as stage_id, s.pipeline_id, s.name, s.code, ${sums("entered", "")},
            ${Object.entries(FATES)
              .map(([fate, is]) => sums(fate, `filter (where ${is})`))
              .join(", ")},
            max(m.days)::text as median_days
       from crm_view_stage s left join fate f on f.stage_id = s.id left join median m on m.stage_id = s.id
      where $7::text is null or s.pipeline_id = $7
      group by s.id, s.pipeline_id, s.name, s.code, s.position order by s.pipeline_id, s.position`,
    values
  )
  return rows.map(
    ({ stage_id, pipeline_id, name, code, median_days, ...amounts }) =>
      ({
        ...{ stage_id, pipeline_id, name, code },
        ...Object.fromEntries(Object.entries(amounts).map(([key, value]) => [key, figure(value)])),
        median_days: median_days === null ? null : figure(median_days),
      }) as FunnelRow
  )
}
