import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { addDays, daysBetween } from "../../../shared/days"
import { figure } from "../rules/aging"
import { winRate } from "../rules/ratios"
import { Period, ReportInput } from "./input"
import { narrowing } from "./narrow"
import { read } from "./read"

export type Decided = { count: number; total: number; net_total: number }

/** What was decided in a period: each figure is the total of a list of quotes. Rates in percent, null when nothing was decided. */
export type PeriodDecisions = Period & {
  won: Decided
  /** Declined by the buyer. */
  lost: Decided
  /** Nobody answered by the last day; decided on the day after it. */
  expired: Decided
  win_rate: number | null
  win_rate_by_value: number | null
}

/** The period and the one before it, of the same length. */
export type Decisions = { currency_code: string; period: PeriodDecisions; previous: PeriodDecisions }

type Row = { outcome: "won" | "lost" | "expired"; previous: boolean; count: string; total: string; net_total: string }

/**
 * Won, lost and expired in a period beside the one before, in one statement.
 *
 * Win rate = accepted ÷ (accepted + declined + expired), a quote once, on its final decision day.
 */
export async function decisions(source: DataSource, input: ReportInput, { from, to }: Period): Promise<Decisions> {
  const before = { from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) }
  const last = to < input.today ? to : input.today
  const { values, of } = narrowing(input, 6)
  const figures = "count(*) as count, coalesce(sum(q.total), 0) as total, coalesce(sum(q.net_total), 0) as net_total"
  const rows = await read<Row>(
    source,
    `select case q.status when 'accepted' then 'won' else 'lost' end as outcome, q.decided_date < $2 as previous, ${figures}
       from crm_view_quote q
      where q.status in ('accepted', 'declined') and q.currency_code = $1 and q.decided_date >= $3 and q.decided_date <= $4${of("q")}
      group by 1, 2
     union all
     select 'expired', q.valid_until < $5, ${figures}
       from crm_view_quote q
      where q.status = 'sent' and q.currency_code = $1 and q.valid_until >= to_char($3::date - 1, 'YYYY-MM-DD')
        and q.valid_until < $4${of("q")}
      group by 1, 2`,
    [input.currency_code, from, before.from, last, addDays(from, -1), ...values]
  )
  const side = (previous: boolean, period: Period): PeriodDecisions => {
    const [won, lost, expired] = (["won", "lost", "expired"] as const).map((outcome) => {
      const row = rows.find((found) => found.outcome === outcome && found.previous === previous)
      return { count: figure(row?.count), total: figure(row?.total), net_total: figure(row?.net_total) }
    })
    const all = (name: "count" | "net_total"): string => MathBN.add(won[name], lost[name], expired[name]).toFixed()
    return {
      ...period,
      ...{ won, lost, expired },
      win_rate: winRate(String(won.count), all("count")),
      win_rate_by_value: winRate(String(won.net_total), all("net_total")),
    }
  }
  return { currency_code: input.currency_code, period: side(false, { from, to }), previous: side(true, before) }
}
