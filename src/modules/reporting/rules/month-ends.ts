import { Day } from "../../../shared/days"

/**
 * The last days of months, oldest first, and the day looked at as the last point.
 *
 * @param points - how many days, `as_of` among them
 */
export function monthEnds(as_of: Day, points: number): Day[] {
  const [year, month] = as_of.split("-").map((part) => parseInt(part, 10))
  const ends = Array.from({ length: points - 1 }, (_, index) =>
    // Day 0 of a month is the last one of the month before.
    new Date(Date.UTC(year, month - points + index + 1, 0)).toISOString().slice(0, 10)
  )
  return [...ends, as_of]
}
