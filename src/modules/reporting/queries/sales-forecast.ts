import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { share } from "../rules/ratios"
import { NOBODY } from "./narrow"
import { read } from "./read"
import { IS_OPEN, salesFrame, SalesQuestion, WEIGHTED } from "./sales-frame"
import { CLOSE_MONTH } from "./sales-quotes"

const CATEGORIES = ["pipeline", "best_case", "commit"] as const
type Category = (typeof CATEGORIES)[number]

/** What one owner is expected to sell in a month, against what they were to sell; net of tax and shipping. */
export type ForecastRow = Record<Category, number> &
  Record<`weighted_${Category}`, number> & {
    /** `YYYY-MM` */
    month: string
    owner_id: string | null
    /** Open quotes of all categories, weighted. */
    weighted: number
    /** Ordered of accepted quotes, less what was canceled. */
    ordered: number
    /** ordered + weighted */
    forecast: number
    target: number | null
    /** Forecast of target, in percent; null without a target. */
    attained_percent: number | null
  }

const sumOf = (category: Category, amount: string, name: string): string =>
  `coalesce(sum(${amount}) filter (where category = '${category}'), 0) as ${name}`

/** A moment in the months asked for, said so that its index finds it. */
const happenedIn = (moment: string): string =>
  `${moment} >= (substr($2, 1, 7) || '-01')::date::timestamp at time zone $4
         and ${moment} < ((substr($3, 1, 7) || '-01')::date + interval '1 month')::timestamp at time zone $4`

/**
 * Open quotes by month of expected close and owner, told apart by forecast category, beside what was ordered and the targets of the
 * months from `from` to `to`, in one statement.
 */
export async function salesForecast(source: DataSource, question: SalesQuestion): Promise<ForecastRow[]> {
  const decimals = currencyDecimals(question.input.currency_code)
  const { values, quotes } = salesFrame(question, decimals)
  const { owner_ids, owner_id, team_owner_ids } = question.input
  const bind = (value: unknown): string => `$${values.push(value)}`
  const targets = [
    ...(owner_ids ? [`t.user_id = any (${bind(owner_ids)}::text[])`] : []),
    ...(owner_id ? [owner_id === NOBODY ? "false" : `t.user_id = ${bind(owner_id)}`] : []),
    ...(team_owner_ids ? [`t.user_id = any (${bind(team_owner_ids)}::text[])`] : []),
  ]
  const { source_id, pipeline_id, input } = question
  const hasTargets = !source_id && !pipeline_id && !input.region_id && !input.sales_channel_id
  const inMonths = (month: string): string => `${month} between substr($2, 1, 7) and substr($3, 1, 7)`
  const rows = await read<Record<string, string | null>>(
    source,
    `with open as (
       select ${CLOSE_MONTH} as month, q.owner_id, q.forecast_category as category, q.net_total, ${WEIGHTED} as weighted
         from crm_view_sales_quote q where ${quotes} and ${IS_OPEN}),
     offered as (
       select coalesce(month, substr($5, 1, 7)) as month, owner_id, sum(weighted) as weighted,
              ${CATEGORIES.map((category) => `${sumOf(category, "net_total", category)}, ${sumOf(category, "weighted", `weighted_${category}`)}`).join(", ")}
         from open group by 1, 2),
     ordered as (
       select to_char(s.happened_at at time zone $4, 'YYYY-MM') as month, s.owner_id, round(sum(s.net_amount), $8) as ordered
         from crm_view_sales_order s join crm_view_sales_quote q on q.id = s.quote_id
        where ${quotes.replace(/\bq\.owner_id\b/g, "s.owner_id")} and ${happenedIn("s.happened_at")} group by 1, 2),
     target as (
       select t.month, t.user_id as owner_id, sum(t.amount) as target from crm_view_sales_target t
        where t.currency_code = $1 and ${hasTargets} ${targets.map((text) => ` and ${text}`).join("")} group by 1, 2),
     keys as (
       select month, owner_id from offered union select month, owner_id from ordered union select month, owner_id from target)
     select k.month, k.owner_id, ${CATEGORIES.map((category) => `coalesce(f.${category}, 0)::text as ${category}, coalesce(f.weighted_${category}, 0)::text as weighted_${category}`).join(", ")},
            coalesce(f.weighted, 0)::text as weighted, coalesce(o.ordered, 0)::text as ordered,
            (coalesce(f.weighted, 0) + coalesce(o.ordered, 0))::text as forecast, t.target::text as target
       from keys k
       left join offered f on f.month = k.month and f.owner_id is not distinct from k.owner_id
       left join ordered o on o.month = k.month and o.owner_id is not distinct from k.owner_id
       left join target t on t.month = k.month and t.owner_id is not distinct from k.owner_id
      where ${inMonths("k.month")}
      order by k.month, (coalesce(f.weighted, 0) + coalesce(o.ordered, 0)) desc, k.owner_id`,
    values
  )
  return rows.map(
    ({ month, owner_id: owner, target, ...amounts }) =>
      ({
        month,
        owner_id: owner,
        ...Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, figure(value)])),
        target: target === null ? null : figure(target),
        attained_percent: target === null ? null : share(amounts.forecast!, target),
      }) as ForecastRow
  )
}
