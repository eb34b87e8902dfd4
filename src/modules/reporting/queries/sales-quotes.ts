import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { Page } from "./aging"
import { NOBODY } from "./narrow"
import { read } from "./read"
import { DECIDED, IS_OPEN, OUTCOME, salesFrame, SalesQuestion, WEIGHTED } from "./sales-frame"
import { enteredIn, fateOf } from "./sales-funnel"

/** Which quotes a figure of the sales reports is made of. */
export const SALES_SETS = [
  "won",
  "lost",
  "expired",
  "decided",
  "open",
  "entered",
  "went_on",
  "stage_lost",
  "still",
] as const
export type SalesSet = (typeof SALES_SETS)[number]

/** Those of one stage of the funnel. */
export const STAGE_SETS: readonly SalesSet[] = ["entered", "went_on", "stage_lost", "still"]

export type SalesQuoteFilters = {
  set: SalesSet
  /** Came through it, or of open quotes: stand in it. */
  stage_id?: string
  lost_reason_id?: string
  /** Of open quotes: `YYYY-MM` of the expected close; past and missing ones count in today's. */
  month?: string
  forecast_category?: "pipeline" | "best_case" | "commit"
}

export type SalesQuoteRow = {
  id: string
  number: string
  customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  status: string
  outcome: "won" | "lost" | "expired" | null
  decided_date: string | null
  expected_close_date: string | null
  probability: number
  net_total: number
  weighted_net_total: number
}

/** The month in which an open quote is expected to close. */
export const CLOSE_MONTH = "substr(greatest(q.expected_close_date, $5), 1, 7)"

const conditionOf = (set: SalesSet): string =>
  ({
    open: IS_OPEN,
    decided: DECIDED,
    entered: enteredIn("y"),
    went_on: `${enteredIn("y")} and ${fateOf("y")} = 'went_on'`,
    stage_lost: `${enteredIn("y")} and ${fateOf("y")} = 'lost'`,
    still: `${enteredIn("y")} and ${fateOf("y")} = 'still'`,
  })[set as string] ?? `${DECIDED} and ${OUTCOME} = '${set}'`

/** The quotes behind a figure, the largest first, and what they come to. */
export async function salesQuotes(
  source: DataSource,
  question: SalesQuestion,
  page: Page,
  { set, stage_id, lost_reason_id, month, forecast_category }: SalesQuoteFilters
): Promise<{ quotes: SalesQuoteRow[]; count: number; net_total: number; weighted_net_total: number }> {
  const { values, quotes } = salesFrame(question, currencyDecimals(question.input.currency_code))
  const bind = (value: unknown): string => `$${values.push(value)}`
  const throughStage = set !== "open" && (stage_id || STAGE_SETS.includes(set))
  const where = [
    quotes,
    conditionOf(set),
    ...(stage_id ? [`${throughStage ? "y" : "q"}.stage_id = ${bind(stage_id)}`] : []),
    ...(lost_reason_id === NOBODY ? ["q.lost_reason_id is null"] : []),
    ...(lost_reason_id && lost_reason_id !== NOBODY ? [`q.lost_reason_id = ${bind(lost_reason_id)}`] : []),
    ...(month ? [`${CLOSE_MONTH} = ${bind(month)}`] : []),
    ...(forecast_category ? [`q.forecast_category = ${bind(forecast_category)}`] : []),
  ]
  const rows = await read<Record<string, string | null>>(
    source,
    `with chosen as materialized (
       select q.id, q.number, q.customer_id, q.customer_name, q.owner_id, q.status, ${OUTCOME} as outcome, q.decided_date, q.expected_close_date,
              q.probability, q.net_total, ${WEIGHTED} as weighted_net_total
         from crm_view_sales_quote q ${throughStage ? "join crm_view_first_stay y on y.id = q.id" : ""}
        where ${where.join(" and ")})
     select c.*, all_of.* from (
       select count(*)::text as all_count, coalesce(sum(net_total), 0)::text as all_net, coalesce(sum(weighted_net_total), 0)::text as all_weighted
         from chosen) all_of
       left join (select * from chosen order by net_total desc, id limit ${bind(page.limit)} offset ${bind(page.offset)}) c on true
      order by c.net_total desc, c.id`,
    values
  )
  const [{ all_count, all_net, all_weighted }] = rows
  return {
    quotes: rows
      .filter(({ id }) => id !== null)
      .map(({ all_count: _count, all_net: _net, all_weighted: _weighted, ...row }) => ({
        ...(row as unknown as SalesQuoteRow),
        decided_date: row.outcome ? row.decided_date : null,
        probability: figure(row.probability),
        net_total: figure(row.net_total),
        weighted_net_total: figure(row.weighted_net_total),
      })),
    count: figure(all_count),
    net_total: figure(all_net),
    weighted_net_total: figure(all_weighted),
  }
}
