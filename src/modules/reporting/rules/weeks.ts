import { parseISO } from "date-fns"

import { addDays, Day } from "../../../shared/days"

/** Weeks that the cash calendar shows. */
export const CALENDAR_WEEKS = 13

/** The Monday of a day's week (ISO 8601). */
export function weekStart(day: Day): Day {
  return addDays(day, -((parseISO(day).getDay() + 6) % 7))
}

/** The Mondays of the week of `from` and those after it. */
export function calendarWeeks(from: Day): Day[] {
  const first = weekStart(from)
  return Array.from({ length: CALENDAR_WEEKS }, (_, week) => addDays(first, 7 * week))
}

/** How many weeks what is open takes at what gets done in one, to the tenth; null where nothing gets done. */
export const weeksInHand = (open: number, perWeek: number | null): number | null =>
  perWeek ? Math.round((open / perWeek) * 10) / 10 : null
