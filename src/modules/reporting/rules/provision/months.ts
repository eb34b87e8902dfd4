import { Day, monthEnd } from "../../../../shared/days"

/** A calendar month as a number that counts on: 12 × year + month, January being 0. */
export type MonthNumber = number

/** The month that a day is in. */
export const monthOf = (day: Day): MonthNumber => parseInt(day.slice(0, 4), 10) * 12 + parseInt(day.slice(5, 7), 10) - 1

/** A month as `YYYY-MM`. */
export const monthText = (month: MonthNumber): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`

/** The last day of a month. */
export const lastDayOf = (month: MonthNumber): Day => monthEnd(`${monthText(month)}-01`)

/** The first month that is not over when a day ends: on the last day of a month the next one. */
export const firstMonthLeft = (day: Day): MonthNumber => monthOf(day) + (day === monthEnd(day) ? 1 : 0)
