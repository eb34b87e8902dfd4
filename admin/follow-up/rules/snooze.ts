import { addDay } from "../../shared/format"

const MONDAY = 1

/** The first Monday after a calendar day. */
export function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDay(day, (MONDAY - weekday + 7) % 7 || 7)
}

/** The days that putting off offers, by name. */
export const snoozeDays = (today: string): Record<"tomorrow" | "monday", string> => ({
  tomorrow: addDay(today, 1),
  monday: nextMonday(today),
})
