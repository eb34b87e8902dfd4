import { addDays, Day, daysBetween } from "../../../shared/days"
import { endOfTerm, Term } from "./term"

/** Days of cover that has begun or will. */
export type CoverDays = { starts_date: Day; ends_date: Day }

/**
 * The days of cover that goes on from other cover, when that ends on another day: it begins as many days before or after, and is as long by
 * its terms as it was, with what was added to them.
 */
export function movedDays({ starts_date, ends_date }: CoverDays, terms: Term, from: Day, to: Day): CoverDays {
  // A term that goes on from another counts from the other's last day.
  const endFrom = (starts: Day): Day => endOfTerm(addDays(starts, -1), terms)
  const starts = addDays(starts_date, daysBetween(from, to))
  return { starts_date: starts, ends_date: addDays(endFrom(starts), daysBetween(endFrom(starts_date), ends_date)) }
}
