import { TZDate } from "@date-fns/tz"
import { addDays as addCalendarDays, getISODay } from "date-fns"

import { Day, dayOf } from "./days"

/** When people work: ISO weekdays (1 is Monday), from `hour_from` up to `hour_to`, which is not in it. */
export type WorkingTime = { weekdays: number[]; hour_from: number; hour_to: number }

/** Whether a moment is in working time: by weekday and hour of the store's clock, whatever its offset that day. */
export function isWorkingTime(moment: Date, timezone: string, { weekdays, hour_from, hour_to }: WorkingTime): boolean {
  const local = new TZDate(moment.getTime(), timezone)
  return weekdays.includes(getISODay(local)) && local.getHours() >= hour_from && local.getHours() < hour_to
}

/** The store's day on which people next work: today while its hours have not passed, else the next working day. */
export function nextWorkingDay(moment: Date, timezone: string, { weekdays, hour_to }: WorkingTime): Day {
  const local = new TZDate(moment.getTime(), timezone)
  const first = local.getHours() < hour_to ? 0 : 1
  // Noon exists on every day, also when the clock is changed at midnight.
  const noon = new TZDate(local.getFullYear(), local.getMonth(), local.getDate(), 12, timezone)
  const ahead = Array.from({ length: 8 }, (_, index) => addCalendarDays(noon, first + index))
  const next = ahead.find((day) => weekdays.includes(getISODay(day))) ?? ahead[0]
  return dayOf(next, timezone)
}
