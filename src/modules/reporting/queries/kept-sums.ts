import { DataSource } from "typeorm"

import { addDays } from "../../../shared/days"
import { PERIOD_DAYS } from "../rules/ratios"
import { currencies, OPEN_CURRENCIES } from "./currencies"
import { followUpCounts, lateOn } from "./follow-ups"
import { hasKeptWeights, isKept, ReportInput } from "./input"
import { DecisionSums, decisionSums, StageRow, stageRows, StageSums, sumsByStage } from "./pipeline"
import { readPlanned } from "./read"
import { billedInPeriod } from "./receivables"

/** Small sums of the overview, amounts as decimal text: all that is a handful of rows. */
export type OverviewSums = {
  stages: StageRow[]
  sums: StageSums[]
  decisions: DecisionSums[]
  /** Invoices less credit notes of the 90 days up to `as_of`. */
  billed: string
  /** Currencies in which anything is open. */
  currencies: string[]
  follow_ups: { due_today: number; overdue: number }
}

const rows = (select: string): string => `coalesce((select json_agg(r) from (${select}) r), '[]')`

/** $1 currency, $2 the day looked at, which is today, $3 and $4 the last days before the earlier and the later 90 days. */
const STATEMENT = `
  select ${rows(
    "select id, pipeline_id, name, code, probability, forecast_category from crm_view_stage order by pipeline_id, position"
  )} as stages,
    ${rows(`select q.stage_id, sum(q.count)::text as count, sum(q.total)::text as total, sum(q.weighted_total)::text as weighted_total,
        sum(q.net_total)::text as net_total, sum(q.weighted_net_total)::text as weighted_net_total
       from crm_view_pipeline_stage q where q.currency_code = $1 and (q.valid_until is null or q.valid_until >= $2)
      group by 1 having sum(q.count) <> 0`)} as sums,
    ${rows(`select q.decided_date <= $4 as previous, sum(q.count)::text as decided, sum(q.net_total)::text as decided_value,
        coalesce(sum(q.count) filter (where q.accepted), 0)::text as won,
        coalesce(sum(q.net_total) filter (where q.accepted), 0)::text as won_value
       from crm_view_decision_day q where q.currency_code = $1 and q.decided_date > $3 and q.decided_date <= $2 group by 1`)} as decisions,
    (select coalesce(sum(b.amount), 0)::text from crm_view_billing_day b
      where b.currency_code = $1 and b.issue_date > $4 and b.issue_date <= $2) as billed,
    array(${OPEN_CURRENCIES}) as currencies,
    (select json_build_object('overdue', count(*) filter (where ${lateOn("$2")}),
        'due_today', count(*) filter (where not ${lateOn("$2")} and due_date <= $2))
       from crm_view_open_follow_up where due_at < ($2::date + 2)::timestamptz) as follow_ups`

/** In one statement where the sums are kept, for each trip to the database costs more than what it asks; else each from the rows. */
export async function overviewSums(source: DataSource, input: ReportInput): Promise<OverviewSums> {
  if (isKept(input) && hasKeptWeights(input)) {
    const middle = addDays(input.as_of, -PERIOD_DAYS)
    const days = [input.as_of, addDays(middle, -PERIOD_DAYS), middle]
    return (await readPlanned<OverviewSums>(source, STATEMENT, [input.currency_code, ...days]))[0]
  }
  const [stages, sums, decisions, billed, known, follow_ups] = await Promise.all([
    stageRows(source),
    sumsByStage(source, input),
    decisionSums(source, input),
    billedInPeriod(source, input),
    currencies(source),
    followUpCounts(source, input),
  ])
  return { stages, sums, decisions, billed, currencies: known, follow_ups }
}
