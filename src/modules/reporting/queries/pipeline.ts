import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { addDays } from "../../../shared/days"
import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { PERIOD_DAYS, winRate } from "../rules/ratios"
import { DecisionDay, PipelineQuote, PipelineStage, QuoteDecision, Stage } from "../views"
import { hasKeptDays, hasKeptWeights, ReportInput, within } from "./input"

/** Draft, or sent and valid on `:as_of`. */
export const IN_PIPELINE = "(q.status = 'draft' or q.valid_until is null or q.valid_until >= :as_of)"

/** The same over kept sums, where drafts have no last day. */
export const STILL_VALID = "(q.valid_until is null or q.valid_until >= :as_of)"

/** Each quote's weighted amount is rounded, so that a list's sum is the figure. */
export const weighted = (amount: string): string => `round(${amount} * q.probability / 100, :decimals)`

export type StageFigures = {
  stage_id: string
  pipeline_id: string
  name: string
  /** Set on shipped stages, whose names the dashboard translates. */
  code: string | null
  probability: number
  forecast_category: string
  count: number
  total: number
  weighted_total: number
  net_total: number
  weighted_net_total: number
}

/** Share of decided quotes that were accepted, in percent, in the 90 days up to the day and the 90 before. */
export type WinRates = {
  by_count: number | null
  by_value: number | null
  previous_by_count: number | null
  previous_by_value: number | null
}

export type Pipeline = {
  stages: StageFigures[]
  count: number
  total: number
  weighted_total: number
  net_total: number
  weighted_net_total: number
  /** By number, in percent; null when nothing was decided. */
  win_rate: number | null
  win_rates: WinRates
}

const SUMS = ["count", "total", "weighted_total", "net_total", "weighted_net_total"] as const
type Sums = Record<(typeof SUMS)[number], string>
export type StageSums = Sums & { stage_id: string }
export type StageRow = Pick<Stage, "id" | "pipeline_id" | "name" | "code" | "probability" | "forecast_category">

/** Open quotes by stage, empty stages too, in their order; and how many decided ones were won. */
export async function pipeline(source: DataSource, input: ReportInput): Promise<Pipeline> {
  const [stages, sums, decisions] = await Promise.all([
    stageRows(source),
    sumsByStage(source, input),
    decisionSums(source, input),
  ])
  return pipelineOf({ stages, sums, decisions })
}

/** The same from sums that are there already. */
export function pipelineOf({
  stages,
  sums: rows,
  decisions,
}: {
  stages: StageRow[]
  sums: StageSums[]
  decisions: DecisionSums[]
}): Pipeline {
  const win_rates = winRates(decisions)
  const byStage = new Map(rows.map((row) => [row.stage_id, row]))
  const sumOf = (name: keyof Sums) => figure(MathBN.add(0, ...rows.map((row) => row[name])).toFixed())
  return {
    stages: stages.map(({ id, pipeline_id, name, code, probability, forecast_category }) => ({
      ...{ stage_id: id, pipeline_id, name, code, probability, forecast_category },
      ...figures(byStage.get(id)),
    })),
    count: sumOf("count"),
    total: sumOf("total"),
    weighted_total: sumOf("weighted_total"),
    net_total: sumOf("net_total"),
    weighted_net_total: sumOf("weighted_net_total"),
    win_rate: win_rates.by_count,
    win_rates,
  }
}

const figures = (row: Sums | undefined) =>
  Object.fromEntries(SUMS.map((name) => [name, figure(row?.[name])])) as Record<keyof Sums, number>

/** Sums of open quotes, as decimal text, of each stage that has any. */
export async function sumsByStage(source: DataSource, input: ReportInput): Promise<StageSums[]> {
  if (hasKeptWeights(input)) {
    const query = within(
      source.createQueryBuilder().select("q.stage_id", "stage_id").from(PipelineStage, "q"),
      "q",
      input
    )
    SUMS.forEach((name) => query.addSelect(`sum(q.${name})`, name))
    return query
      .andWhere(STILL_VALID, { as_of: input.as_of })
      .groupBy("q.stage_id")
      .having("sum(q.count) <> 0")
      .getRawMany()
  }
  return within(source.createQueryBuilder().select("q.stage_id", "stage_id").from(PipelineQuote, "q"), "q", input)
    .addSelect("count(*)", "count")
    .addSelect("sum(q.total)", "total")
    .addSelect(`sum(${weighted("q.total")})`, "weighted_total")
    .addSelect("sum(q.net_total)", "net_total")
    .addSelect(`sum(${weighted("q.net_total")})`, "weighted_net_total")
    .andWhere(IN_PIPELINE)
    .setParameters({ as_of: input.as_of, decimals: currencyDecimals(input.currency_code) })
    .groupBy("q.stage_id")
    .getRawMany()
}

/** Quotes decided in the 90 days up to a day, or in those before. */
export type DecisionSums = { previous: boolean; won: string; decided: string; won_value: string; decided_value: string }

/** Stages of every pipeline in their order. */
export const stageRows = (source: DataSource): Promise<StageRow[]> =>
  source.getRepository(Stage).createQueryBuilder("s").orderBy("s.pipeline_id").addOrderBy("s.position").getMany()

/** Both periods in one statement. A quote still to expire has no decision yet, for its day lies ahead. */
export async function decisionSums(source: DataSource, input: ReportInput): Promise<DecisionSums[]> {
  const middle = addDays(input.as_of, -PERIOD_DAYS)
  const days = { from: addDays(middle, -PERIOD_DAYS), middle, until: input.as_of }
  const select = source.createQueryBuilder().select("q.decided_date <= :middle", "previous")
  const query = hasKeptDays(input)
    ? within(select.from(DecisionDay, "q"), "q", input)
        .addSelect("sum(q.count)", "decided")
        .addSelect("coalesce(sum(q.count) filter (where q.accepted), 0)", "won")
        .addSelect("coalesce(sum(q.net_total) filter (where q.accepted), 0)", "won_value")
    : within(select.from(QuoteDecision, "q"), "q", input)
        .addSelect("count(*)", "decided")
        .addSelect("count(*) filter (where q.status = 'accepted')", "won")
        .addSelect("coalesce(sum(q.net_total) filter (where q.status = 'accepted'), 0)", "won_value")
  return query
    .addSelect("sum(q.net_total)", "decided_value")
    .andWhere("q.decided_date > :from and q.decided_date <= :until", days)
    .setParameters(days)
    .groupBy("1")
    .getRawMany()
}

function winRates(rows: DecisionSums[]): WinRates {
  const rates = (previous: boolean) => {
    const row = rows.find((period) => period.previous === previous)
    return row ? [winRate(row.won, row.decided), winRate(row.won_value, row.decided_value)] : [null, null]
  }
  const [[by_count, by_value], [previous_by_count, previous_by_value]] = [rates(false), rates(true)]
  return { by_count, by_value, previous_by_count, previous_by_value }
}
