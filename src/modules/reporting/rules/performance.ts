import { MathBN } from "@medusajs/framework/utils"

import { winRate } from "./ratios"

/** Quotes decided in a month, of one owner and source, added up. */
export type Decided = {
  owner_id: string | null
  source_id: string | null
  /** `YYYY-MM` */
  month: string
  outcome: "won" | "lost" | "expired"
  count: string
  net: string
  /** Days from creation to decision, added up. */
  days: string
}

/** Orders of accepted quotes less those canceled, of one owner, source and month, net of tax and shipping. */
export type Ordered = { owner_id: string | null; source_id: string | null; month: string; net: string }

/** What a rep is to sell in a month, and their share of it in percent. */
export type Target = { user_id: string; month: string; amount: string; commission_percent: string | null }

export type PerformanceFigures = {
  won_count: number
  won_net: number
  lost_count: number
  lost_net: number
  expired_count: number
  expired_net: number
  /** Accepted of all decided, in percent, by number and by net value; null when nothing was decided. */
  win_rate: number | null
  win_rate_by_value: number | null
  /** Days from creation to acceptance, on average; null without a win. */
  cycle_days: number | null
  /** Net value won per day of cycle: decided × win rate × average win ÷ cycle; null without a win. */
  velocity: number | null
  /** Orders less cancellations. */
  ordered_net: number
  /** null where none is set, and where targets do not apply. */
  target: number | null
  attained_percent: number | null
  commission: number | null
}

type Facts = { decided: Decided[]; ordered: Ordered[]; targets: Target[] | null }

/**
 * Figures of one row of the report.
 *
 * @param targets - null where a row has none by its nature, such as a source
 * @param commission - what the row's orders earn their owners; null where no rate is set
 * @param decimals - of the currency
 */
export function performance(
  { decided, ordered, targets }: Facts,
  commission: string | null,
  decimals: number
): PerformanceFigures {
  const of = (outcome: Decided["outcome"]) => decided.filter((row) => row.outcome === outcome)
  const [won, lost, expired] = [of("won"), of("lost"), of("expired")]
  const [count, net] = [(rows: Decided[]) => sum(rows, "count"), (rows: Decided[]) => sum(rows, "net")]
  const cycle = MathBN.gt(count(won), 0) ? MathBN.div(sum(won, "days"), count(won)) : null
  const ordered_net = ordered.reduce((all, row) => MathBN.add(all, row.net), MathBN.convert(0))
  const target = targets?.length ? targets.reduce((all, row) => MathBN.add(all, row.amount), MathBN.convert(0)) : null
  const money = (value: ReturnType<typeof MathBN.convert>) => value.decimalPlaces(decimals).toNumber()
  return {
    won_count: numberOf(count(won)),
    won_net: numberOf(net(won)),
    lost_count: numberOf(count(lost)),
    lost_net: numberOf(net(lost)),
    expired_count: numberOf(count(expired)),
    expired_net: numberOf(net(expired)),
    win_rate: winRate(count(won), count(decided)),
    win_rate_by_value: winRate(net(won), net(decided)),
    cycle_days: cycle && cycle.decimalPlaces(1).toNumber(),
    // A deal won on the day it was made took a day.
    velocity: cycle && money(MathBN.div(net(won), MathBN.max(cycle, 1))),
    ordered_net: money(ordered_net),
    target: target && money(target),
    attained_percent:
      target && MathBN.gt(target, 0)
        ? MathBN.mult(MathBN.div(ordered_net, target), 100).decimalPlaces(2).toNumber()
        : null,
    commission: commission === null ? null : money(MathBN.convert(commission)),
  }
}

const numberOf = (text: string): number => MathBN.convert(text).toNumber()

const sum = (rows: Decided[], name: "count" | "net" | "days"): string =>
  rows.reduce((all, row) => MathBN.add(all, row[name]), MathBN.convert(0)).toFixed()

/**
 * What orders earn their owners: each month's orders by that month's rate of their owner, rounded to the currency each.
 *
 * @returns null where no rate is set for any of them
 */
export function commissionOf(ordered: Ordered[], targets: Target[], decimals: number): string | null {
  const rated = ordered.flatMap(({ owner_id, month, net }) => {
    const percent = targets.find((row) => row.user_id === owner_id && row.month === month)?.commission_percent
    return percent === null || percent === undefined ? [] : [{ key: `${owner_id} ${month}`, net, percent }]
  })
  if (!rated.length) {
    return null
  }
  const months = [...new Set(rated.map(({ key }) => key))].map((key) => {
    const rows = rated.filter((row) => row.key === key)
    const net = rows.reduce((all, row) => MathBN.add(all, row.net), MathBN.convert(0))
    return MathBN.mult(net, rows[0].percent).div(100).decimalPlaces(decimals)
  })
  return months.reduce((all, amount) => MathBN.add(all, amount), MathBN.convert(0)).toFixed()
}
