import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { currencyDecimals } from "../../../shared/money"
import { fillBuckets, figure } from "../rules/aging"
import { currenciesOf } from "./currencies"
import { ReportInput } from "./input"
import { owed } from "./owed"
import { sumsByStage } from "./pipeline"
import { read } from "./read"
import { unallocatedCredit } from "./receivables"

/** The rate by which amounts of a currency were converted: so much of the report's currency for one of it, as of the day it stands for. */
export type UsedRate = { currency_code: string; rate: string; rate_date: Day }

const SUMS = ["pipeline_total", "pipeline_weighted_total", "outstanding", "overdue", "unallocated"] as const
type Sums = Record<(typeof SUMS)[number], string>

/** Sums of all currencies in one, with every rate that was used; currencies without a rate are named and in no sum. */
export type Converted = Record<keyof Sums, number> & {
  currency_code: string
  /** Rates are the latest on or before it. */
  rate_date: Day
  rates: UsedRate[]
  /** Currencies in which something is in the sums' rows and that no rate is known of. */
  without_rate: string[]
}

/** The latest rate of each currency to one, either way round; of two of one day the one given the right way round. */
const RATES = `
  select distinct on (currency_code) currency_code, rate, rate_date, is_inverse
    from (select from_currency as currency_code, rate, rate_date, false as is_inverse from crm_view_exchange_rate where to_currency = $1
          union all
          select to_currency, rate, rate_date, true from crm_view_exchange_rate where from_currency = $1) r
   where rate_date <= $2 and currency_code = any ($3::text[])
   order by currency_code, rate_date desc, is_inverse`

type RateRow = { currency_code: string; rate: string; rate_date: Day; is_inverse: boolean }

/**
 * Pipeline and receivables of every currency, converted to the report's at the rates of a day and added up there.
 *
 * Each currency's sum is converted once and rounded to the target's minor unit.
 */
export async function converted(source: DataSource, input: ReportInput, rate_date: Day): Promise<Converted> {
  const { currency_code } = input
  const known = await currenciesOf(source, input)
  const found = await read<RateRow>(source, RATES, [currency_code, rate_date, known])
  const rates = new Map(found.map((row) => [row.currency_code, row]))
  const others = known.filter((code) => code !== currency_code)
  const convertible = others.filter((code) => rates.has(code))
  const sums = await Promise.all(
    [currency_code, ...convertible].map((code) => sumsOf(source, { ...input, currency_code: code }))
  )
  const total = (name: keyof Sums): number =>
    figure(
      MathBN.add(
        ...[currency_code, ...convertible].map((code, index) =>
          inTarget(sums[index][name], rates.get(code), currency_code)
        )
      ).toFixed()
    )
  return {
    currency_code,
    rate_date,
    rates: convertible.map((code) => usedRate(rates.get(code)!)),
    without_rate: others.filter((code) => !rates.has(code)),
    ...(Object.fromEntries(SUMS.map((name) => [name, total(name)])) as Record<keyof Sums, number>),
  }
}

/** Digits of a rate that was turned round. */
const RATE_DIGITS = 12

const usedRate = ({ currency_code, rate, rate_date, is_inverse }: RateRow): UsedRate => ({
  currency_code,
  rate: is_inverse ? MathBN.div(1, rate).decimalPlaces(RATE_DIGITS).toFixed() : rate,
  rate_date,
})

function inTarget(amount: string, rate: RateRow | undefined, currency: string) {
  const value = rate
    ? rate.is_inverse
      ? MathBN.div(amount, rate.rate)
      : MathBN.mult(amount, rate.rate)
    : MathBN.convert(amount)
  return value.decimalPlaces(currencyDecimals(currency))
}

async function sumsOf(source: DataSource, input: ReportInput): Promise<Sums> {
  const [stages, rows, unallocated] = await Promise.all([
    sumsByStage(source, input),
    owed(source, input),
    unallocatedCredit(source, input),
  ])
  const all = (name: "total" | "weighted_total"): string =>
    MathBN.add(0, ...stages.map((stage) => stage[name])).toFixed()
  const { total, overdue } = fillBuckets(rows)
  return {
    pipeline_total: all("total"),
    pipeline_weighted_total: all("weighted_total"),
    outstanding: total,
    overdue,
    unallocated,
  }
}
