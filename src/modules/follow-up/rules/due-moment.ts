import { TZDate } from "@date-fns/tz"
import { MedusaError } from "@medusajs/framework/utils"

import { addDays, Day, dayOf } from "../../../shared/days"
import { nextWorkingDay, WorkingTime } from "../../../shared/working-time"

/** When something is due: by a moment, or by a day, which is over when the next one begins. */
export type Due = { due_at: string; due_date: Day; has_time: boolean }

/** How far ahead something may be due. */
const MOST_YEARS = 10

/**
 * The moment of a clock time in a zone. In the hour that a change of the clock leaves out, it is as long after as before the change
 * (02:30 is 03:30); of an hour that comes twice it is the first.
 *
 * @param clock - `2026-03-29T02:30`
 */
export function momentOf(clock: string, timezone: string): Date {
  const [date, time] = clock.split("T")
  const [year, month, day] = date.split("-").map(Number)
  const [hours, minutes] = time.split(":").map(Number)
  const moment = new TZDate(year, month - 1, day, hours, minutes, timezone).getTime()
  const before = new Date(moment - 3_600_000)
  return clockOf(before, timezone) === clock ? before : new Date(moment)
}

/** The clock time of a moment in a zone: `2026-03-29T03:30`. */
export function clockOf(moment: Date, timezone: string): string {
  const local = new TZDate(moment.getTime(), timezone)
  const two = (value: number): string => String(value).padStart(2, "0")
  return `${dayOf(moment, timezone)}T${two(local.getHours())}:${two(local.getMinutes())}`
}

/** Due by a moment. */
export const dueByMoment = (moment: Date, timezone: string): Due => ({
  due_at: moment.toISOString(),
  due_date: dayOf(moment, timezone),
  has_time: true,
})

/** Due by a day: its moment, by which it is sorted, is when work begins that day in the store. */
export const dueByDay = (day: Day, timezone: string, { hour_from }: WorkingTime): Due => ({
  due_at: momentOf(`${day}T${String(hour_from).padStart(2, "0")}:00`, timezone).toISOString(),
  due_date: day,
  has_time: false,
})

/** When what a rule opens is due: at once in working hours, else when they begin again. */
export function dueByRule(now: Date, timezone: string, hours: WorkingTime): Due {
  const due = dueByDay(nextWorkingDay(now, timezone, hours), timezone, hours)
  return new Date(due.due_at) < now ? { ...due, due_at: now.toISOString() } : due
}

/** Whether it is late: derived, never stored. @param today - of whoever looks */
export const isOverdue = ({ due_at, due_date, has_time }: Due, { now, today }: { now: Date; today: Day }): boolean =>
  has_time ? new Date(due_at) < now : due_date < today

/** The moment at which a day ends in a zone. */
export const endOf = (day: Day, timezone: string): Date => momentOf(`${addDays(day, 1)}T00:00`, timezone)

/** @throws INVALID_DATA for what is further ahead than anybody plans, or on a day that PostgreSQL does not know */
export function assertPlannable({ due_date }: Due, today: Day): void {
  const last = addDays(today, MOST_YEARS * 365)
  if (due_date > last || due_date < "2000-01-01") {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A follow-up cannot be due on ${due_date}: it may be due up to ${last}.`
    )
  }
}

/**
 * What snoozing may put off to.
 *
 * @throws INVALID_DATA for a moment that has passed, or a day that is not after today
 */
export function assertAhead(due: Due, { now, today }: { now: Date; today: Day }): void {
  if (due.has_time && new Date(due.due_at) <= now) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A follow-up cannot be snoozed to ${due.due_at}: that has passed. Choose a moment after now.`
    )
  }
  if (!due.has_time && due.due_date <= today) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A follow-up cannot be snoozed to ${due.due_date}: today is ${today}. Choose a day after it.`
    )
  }
  assertPlannable(due, today)
}
