import { MedusaError } from "@medusajs/framework/utils"

import { addDays, Day } from "../../../shared/days"

export type PromiseState = "open" | "kept" | "broken" | "canceled"

/** `kept`: as much came by `last_date`, by `crm_promise_progress`. */
export type PromiseFacts = { canceled_at: Date | string | null; kept: boolean; last_date: Day }

/** What became of a promise. It stays open through its last day, and is kept as soon as the money is there. */
export function promiseState({ canceled_at, kept, last_date }: PromiseFacts, today: Day): PromiseState {
  if (canceled_at) {
    return "canceled"
  }
  return kept ? "kept" : last_date < today ? "broken" : "open"
}

/** The same in SQL, of `crm_promise p` beside `crm_promise_progress g`. */
export const promiseStateSql = (today: Day): string =>
  `(case when p.canceled_at is not null then 'canceled' when g.kept then 'kept' when p.last_date < '${today}' then 'broken' else 'open' end)`

/** How far ahead a promise may lie; further is a mistyped year. */
const MAX_DAYS_AHEAD = 366

/**
 * The last day that still keeps a promise.
 *
 * @param grace_days - days after the promised one that are not held against the debtor
 * @throws INVALID_DATA for a day that is over, or more than a year ahead
 */
export function lastDayOf(promised_date: Day, today: Day, grace_days: number): Day {
  if (promised_date < today || promised_date > addDays(today, MAX_DAYS_AHEAD)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The promised day is ${promised_date}; it must be from ${today} to ${addDays(today, MAX_DAYS_AHEAD)}.`
    )
  }
  return addDays(promised_date, grace_days)
}
