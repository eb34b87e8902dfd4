import { addDays, addMonthsTo, Day } from "../../../shared/days"

/** How long something runs: months or days. */
export type Term = { months: number | null; days: number | null }

/**
 * The last day of a term, which is covered still.
 *
 * The day it starts on is not counted: 24 months from 15 January 2026 end with 15 January 2028, 30 days with 14 February 2026. A day that
 * the month does not have becomes its last: one month from 31 January ends with 28 or 29 February (Regulation 1182/71 art. 3; Código
 * Civil art. 132).
 */
export const endOfTerm = (starts: Day, { months, days }: Term): Day =>
  months === null ? addDays(starts, days ?? 0) : addMonthsTo(starts, months)
