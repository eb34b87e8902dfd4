import { dayIn } from "./day-in"
import { Period, ReportInput } from "./input"
import { narrowing } from "./narrow"

/** What a sales report is about: quotes of a currency, and the days in which they were decided, came to a stage or were ordered. */
export type SalesQuestion = Period & {
  input: ReportInput
  timezone: string
  source_id?: string
  pipeline_id?: string
}

/** The day of a moment in the store's zone, as text. */
export const dayOf = (moment: string): string => dayIn(moment, "$4")

/** The same as a date, for sums over many rows. */
export const dateOf = (moment: string): string => `(${moment} at time zone $4)::date`

/** `days` that are none below 0, and null where unknown, which `greatest` would not say. */
export const NONE_BELOW_0 = "case when days < 0 then 0 else days end"

/** Days from one day to another, none below 0; null where either is missing, which `greatest` alone would not say. */
export const daysFrom = (from: string, to: string): string =>
  `case when ${from} is not null and ${to} is not null then greatest((${to})::date - (${from})::date, 0) end`

/** What became of a quote by today; null while it is open, or withdrawn. */
export const OUTCOME = `case when q.status = 'accepted' then 'won' when q.status = 'declined' then 'lost'
  when q.status = 'sent' and q.valid_until < $5 then 'expired' end`

const DAY_BEFORE = (day: string): string => `to_char((${day})::text::date - 1, 'YYYY-MM-DD')`

/** Decided in the days asked for; a quote expires on the day after its last one. Said of the stored days, which have indexes. */
export const DECIDED = `(q.status in ('accepted', 'declined') and q.answered_date between $2 and $3
  or q.status = 'sent' and q.valid_until < $5 and q.valid_until between ${DAY_BEFORE("$2")} and ${DAY_BEFORE("$3")})`

/** Draft, or sent and valid today. */
export const IS_OPEN = "(q.status = 'draft' or q.status = 'sent' and (q.valid_until is null or q.valid_until >= $5))"

/** A quote's weighted net amount, rounded so that a list's sum is the figure; `$8` is how many digits the currency has. */
export const WEIGHTED = "round(q.net_total * q.probability / 100, $8)"

/**
 * Values and conditions that all sales reports share: $1 currency, $2 and $3 first and last day, $4 the store's zone, $5 today, $6 source,
 * $7 pipeline, $8 digits of the currency; further ones narrow to scope, owner, team and place.
 */
export function salesFrame(question: SalesQuestion, decimals: number) {
  const { input, from, to, timezone, source_id, pipeline_id } = question
  const shared = [
    input.currency_code,
    from,
    to,
    timezone,
    input.today,
    source_id ?? null,
    pipeline_id ?? null,
    decimals,
  ]
  const { values, of } = narrowing(input, shared.length + 1)
  // True: it tells the types of values that a statement may not use.
  const typed = "num_nonnulls($2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::int) > 0"
  return {
    values: [...shared, ...values] as unknown[],
    /** Conditions on the quotes `q`. */
    quotes: `q.currency_code = $1${source_id ? " and q.source_id = $6" : ""}${pipeline_id ? " and q.pipeline_id = $7" : ""} and ${typed}${of("q")}`,
    /** Conditions on the orders `o`; they have neither source nor pipeline. */
    orders: `o.currency_code = $1 and ${typed}${of("o")}`,
  }
}
