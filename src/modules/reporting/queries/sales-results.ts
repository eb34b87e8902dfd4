import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { winRate } from "../rules/ratios"
import { read } from "./read"
import { dateOf, DECIDED, IS_OPEN, NONE_BELOW_0, OUTCOME, salesFrame, SalesQuestion } from "./sales-frame"

/** By what results are told apart. */
export const RESULT_GROUPS = ["owner", "stage"] as const
export type ResultGroup = (typeof RESULT_GROUPS)[number]

/** How quotes of one owner, or that came through one stage, were decided. */
export type ResultRow = {
  /** A user (null: nobody) or a stage. */
  key: string | null
  /** Of a stage, with the code of shipped ones; null of owners. */
  name: string | null
  code: string | null
  won_count: number
  won_net: number
  lost_count: number
  lost_net: number
  expired_count: number
  expired_net: number
  /** Accepted of all decided, in percent; null when nothing was decided. */
  win_rate: number | null
  win_rate_by_value: number | null
  /** Median days from the first sending (of a stage: from coming to it) to being accepted or declined; null without any. */
  cycle_days: number | null
  open_count: number
  open_net: number
  /** Net value won per day: open × win rate × average win ÷ cycle; null without a win or a cycle of at least a day. */
  velocity: number | null
}

type Row = Pick<ResultRow, "key" | "name" | "code"> &
  Record<Exclude<keyof ResultRow, "key" | "name" | "code" | "win_rate" | "win_rate_by_value" | "velocity">, string>

const outcome = (is: "won" | "lost" | "expired"): string =>
  `count(*) filter (where outcome = '${is}') as ${is}_count, coalesce(sum(net_total) filter (where outcome = '${is}'), 0) as ${is}_net`

/** Which rows `q` of what was decided are told apart by what, and from when their cycle counts. */
const KEYS: Record<ResultGroup, { from: string; key: string; since: string; open: string }> = {
  owner: { from: "crm_view_sales_quote", key: "q.owner_id", since: "q.first_sent_at", open: "q.owner_id" },
  stage: { from: "crm_view_first_stay", key: "q.stage_id", since: "q.entered_at", open: "q.stage_id" },
}

/** Win rate, cycle and velocity of what was decided in a period, by owner or stage, in one statement. */
export async function salesResults(
  source: DataSource,
  question: SalesQuestion,
  group: ResultGroup
): Promise<ResultRow[]> {
  const decimals = currencyDecimals(question.input.currency_code)
  const { values, quotes } = salesFrame(question, decimals)
  const { from, key, since, open } = KEYS[group]
  const rows = await read<Row>(
    source,
    `with decided as (
       select key, outcome, net_total, ${NONE_BELOW_0} as days from (
         select ${key} as key, ${OUTCOME} as outcome, q.net_total, q.decided_date::date - ${dateOf(since)} as days
           from ${from} q where ${quotes} and ${DECIDED}) y),
     open as (
       select ${open} as key, count(*) as open_count, sum(q.net_total) as open_net
         from crm_view_sales_quote q where ${quotes} and ${IS_OPEN} group by 1),
     result as (
       select key, ${outcome("won")}, ${outcome("lost")}, ${outcome("expired")},
              percentile_cont(0.5) within group (order by days) filter (where outcome <> 'expired') as cycle_days
         from decided group by 1)
     select k.key, s.name, s.code, ${["won", "lost", "expired"].map((is) => `coalesce(${is}_count, 0)::text as ${is}_count, coalesce(${is}_net, 0)::text as ${is}_net`).join(", ")},
            cycle_days::text, coalesce(open_count, 0)::text as open_count, coalesce(open_net, 0)::text as open_net
       from (select key from result union select key from open) k
       left join result r on r.key is not distinct from k.key
       left join open o on o.key is not distinct from k.key
       left join crm_view_stage s on s.id = k.key
      order by ${group === "stage" ? "s.pipeline_id, s.position, " : ""} coalesce(won_net, 0) desc, coalesce(open_net, 0) desc, 1`,
    values
  )
  return rows.map((row) => resultOf(row, decimals))
}

function resultOf(row: Row, decimals: number): ResultRow {
  const decided = (name: "count" | "net") =>
    MathBN.add(row[`won_${name}`], row[`lost_${name}`], row[`expired_${name}`]).toFixed()
  const win_rate = winRate(row.won_count, decided("count"))
  const cycle = row.cycle_days === null ? null : figure(row.cycle_days)
  const velocity =
    win_rate === null || !cycle || row.won_count === "0"
      ? null
      : MathBN.mult(row.open_count, row.won_net)
          .div(MathBN.mult(decided("count"), cycle))
          .dp(decimals)
          .toNumber()
  return {
    key: row.key,
    name: row.name,
    code: row.code,
    won_count: figure(row.won_count),
    won_net: figure(row.won_net),
    lost_count: figure(row.lost_count),
    lost_net: figure(row.lost_net),
    expired_count: figure(row.expired_count),
    expired_net: figure(row.expired_net),
    win_rate,
    win_rate_by_value: winRate(row.won_net, decided("net")),
    cycle_days: cycle,
    open_count: figure(row.open_count),
    open_net: figure(row.open_net),
    velocity,
  }
}
