import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { read } from "./read"
import { dayOf, daysFrom, IS_OPEN, OUTCOME, salesFrame, SalesQuestion } from "./sales-frame"

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

/** What became of a quote's first stay (`y`) in a stage. */
export const FATE = `case when y.furthest > y.position or ${OUTCOME} = 'won' then 'went_on'
  when ${IS_OPEN} then 'still' else 'lost' end`

/** Stays of the quotes that came to some stage in the days asked for. */
export const STAYS =
  "crm_stage_stays(crm_quotes_moved($2::text::timestamp at time zone $4, ($3::text::date + 1)::timestamp at time zone $4)) y"

/** Whether it came to the stage in the period. */
export const ENTERED = `y.visit = 1 and ${dayOf("y.entered_at")} between $2 and $3`

const sums = (name: string, where: string): string =>
  `count(f.stage_id) ${where}::text as ${name}_count, coalesce(sum(f.net_total) ${where}, 0)::text as ${name}_net`

/** The funnel by stage in their order, empty ones too, from the history of stages, in one statement. */
export async function salesFunnel(source: DataSource, question: SalesQuestion): Promise<FunnelRow[]> {
  const { values, quotes } = salesFrame(question, currencyDecimals(question.input.currency_code))
  const ended = `coalesce(${dayOf("y.left_at")}, case when ${IS_OPEN} then null else q.decided_date end)`
  const rows = await read<Record<string, string | null>>(
    source,
    `with fate as (
       select y.stage_id, q.net_total, ${FATE} as fate, ${daysFrom(dayOf("y.entered_at"), ended)} as days
         from ${STAYS} join crm_view_sales_quote q on q.id = y.quote_id where ${quotes} and ${ENTERED})
     select s.id as stage_id, s.pipeline_id, s.name, s.code, ${sums("entered", "")},
            ${["went_on", "lost", "still"].map((fate) => sums(fate, `filter (where f.fate = '${fate}')`)).join(", ")},
            (percentile_cont(0.5) within group (order by f.days))::text as median_days
       from crm_view_stage s left join fate f on f.stage_id = s.id
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
