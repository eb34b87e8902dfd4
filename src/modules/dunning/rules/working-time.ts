import { TZDate } from "@date-fns/tz"
import { addDays as addCalendarDays, getISODay } from "date-fns"

import { Day, dayOf } from "../../../shared/days"
import { Policy } from "../types"

export type WorkingTime = Pick<Policy, "weekdays" | "hour_from" | "hour_to">

/** Whether messages may leave by themselves at a moment: by weekday and hour of the store's clock, whatever its offset that day. */
export function isWorkingTime(moment: Date, timezone: string, { weekdays, hour_from, hour_to }: WorkingTime): boolean {
  const local = new TZDate(moment.getTime(), timezone)
  return weekdays.includes(getISODay(local)) && local.getHours() >= hour_from && local.getHours() < hour_to
}

/** The store's day on which messages next may leave: today while its hours have not passed, else the next working day. */
export function nextWorkingDay(moment: Date, timezone: string, { weekdays, hour_to }: WorkingTime): Day {
  const local = new TZDate(moment.getTime(), timezone)
  const first = local.getHours() < hour_to ? 0 : 1
  // Noon exists on every day, also when the clock is changed at midnight.
  const noon = new TZDate(local.getFullYear(), local.getMonth(), local.getDate(), 12, timezone)
  const ahead = Array.from({ length: 8 }, (_, index) => addCalendarDays(noon, first + index))
  const next = ahead.find((day) => weekdays.includes(getISODay(day))) ?? ahead[0]
  return dayOf(next, timezone)
}
