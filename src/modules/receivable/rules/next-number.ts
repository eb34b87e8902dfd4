import { Day } from "../../../shared/days"
import { documentNumber, fiscalYear, Numbering, startsYearly } from "../../../shared/numbering"

/** The newest counter row of a series. */
export type SeriesState = { year: number; last_date: Day | null; next_sequence: number }

export type NextNumber = { number: string; year: number; sequence: number; date: Day }

/**
 * The number that a series gives next.
 *
 * The year of a series never goes back: when the fiscal year is made to begin later, documents stay in the year they are in.
 *
 * @param last - null before the first document
 * @param wanted - day of the document; without one `today`, or the series' last day when that is later
 */
export function nextNumber(
  series: string,
  { number_format, fiscal_year_start_month }: Pick<Numbering, "number_format" | "fiscal_year_start_month">,
  last: SeriesState | null,
  today: Day,
  wanted?: Day
): NextNumber {
  const date = wanted ?? (last?.last_date && last.last_date > today ? last.last_date : today)
  const year = Math.max(fiscalYear(date, fiscal_year_start_month), last?.year ?? 0)
  const goesOn = last && (last.year === year || !startsYearly(number_format))
  const sequence = goesOn ? last.next_sequence : 1
  return { number: documentNumber(number_format, { series, year, sequence }), year, sequence, date }
}
