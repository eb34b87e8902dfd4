import { TZDate } from "@date-fns/tz"
import {
  addDays as addCalendarDays,
  addMonths,
  differenceInCalendarDays,
  endOfMonth,
  format,
  isValid,
  parseISO,
} from "date-fns"

/** A calendar day of the store, `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string

/** Whether a text is a day that exists ("2026-02-30" is not). */
export function isDay(value: unknown): value is Day {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return false
  }
  const date = parseISO(value)
  return isValid(date) && format(date, "yyyy-MM-dd") === value
}

/** The store's calendar day at a moment. */
export function dayOf(moment: Date, timezone: string): Day {
  return format(new TZDate(moment.getTime(), timezone), "yyyy-MM-dd")
}

/** Today in the store's time zone. */
export function storeToday(timezone: string): Day {
  return dayOf(new Date(), timezone)
}

/** The moment at which a day of the store begins. */
export const startOf = (day: Day, timezone: string): Date => {
  const [year, month, date] = day.split("-").map(Number)
  return new Date(new TZDate(year, month - 1, date, timezone).getTime())
}

const move = (day: Day, how: (date: Date) => Date): Day => format(how(parseISO(day)), "yyyy-MM-dd")

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => move(day, (date) => addCalendarDays(date, count))

/** The same day of the month `count` months later, or that month's last day: 31 Jan + 1 month is 28 or 29 Feb. */
export const addMonthsTo = (day: Day, count: number): Day => move(day, (date) => addMonths(date, count))

/** The last day of the month of `day`. */
export const monthEnd = (day: Day): Day => move(day, endOfMonth)

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => differenceInCalendarDays(parseISO(to), parseISO(from))

/** The year of a day, such as 2026. */
export const yearOf = (day: Day): number => parseISO(day).getFullYear()
