/** How the documents of one company are numbered. */
export type Numbering = {
  /** Text with `{series}`, `{year}` or `{yy}`, and `{number}` or `{number:4}`. */
  number_format: string
  /** Month in which the fiscal year begins; 1 is January. */
  fiscal_year_start_month: number
  credit_note_series: string
  receipt_series: string
}

export const DEFAULT_NUMBERING: Numbering = {
  number_format: "{series}-{year}-{number:4}",
  fiscal_year_start_month: 1,
  credit_note_series: "CN",
  receipt_series: "R",
}

/** A series is 1 to 8 capital letters or digits. */
export const SERIES_PATTERN = /^[A-Z0-9]{1,8}$/

const PLACE = /\{([^{}]*)\}/g
const NUMBER = /^number(?::([1-9]))?$/
const LITERAL = /^[A-Za-z0-9 ./_-]*$/

/**
 * The year in which the fiscal year of a day begins, by which documents are numbered: with a year that begins in April, 31 March 2026
 * belongs to 2025 and 1 April 2026 to 2026.
 *
 * @param day - `YYYY-MM-DD`
 */
export function fiscalYear(day: string, startMonth: number): number {
  const [year, month] = day.split("-").map((part) => parseInt(part, 10))
  return month < startMonth ? year - 1 : year
}

/** Whether numbers begin at 1 again with each fiscal year. They go on over the years when the format names no year. */
export const startsYearly = (format: string): boolean => /\{(year|yy)\}/.test(format)

/** A number as it reads, such as INV-2026-0001. */
export function documentNumber(
  format: string,
  { series, year, sequence }: { series: string; year: number; sequence: number }
): string {
  return format.replace(PLACE, (_, name: string) => {
    switch (name) {
      case "series":
        return series
      case "year":
        return String(year)
      case "yy":
        return String(year % 100).padStart(2, "0")
      default:
        return String(sequence).padStart(parseInt(NUMBER.exec(name)?.[1] ?? "1", 10), "0")
    }
  })
}

export type FormatFault =
  | { code: "too_long" }
  | { code: "no_number" }
  | { code: "number_twice" }
  | { code: "no_series" }
  | { code: "number_after_number" }
  | { code: "month" }
  | { code: "unknown_place"; place: string }
  | { code: "unknown_character"; character: string }

/**
 * Why a format would not keep numbers apart, or null for one that does.
 *
 * Every document of a company needs a number of its own: the series tells invoices, credit notes and receipts apart, and digits
 * may not touch the number, or 1 after 2026 would read like 11 after 202.
 */
export function formatFault(format: string): FormatFault | null {
  if (format.length > 40) {
    return { code: "too_long" }
  }
  const places = [...format.matchAll(PLACE)].map(([, name]) => name)
  const unknown = places.find((name) => !["series", "year", "yy", "month"].includes(name) && !NUMBER.test(name))
  if (unknown !== undefined) {
    return { code: "unknown_place", place: unknown }
  }
  if (places.includes("month")) {
    return { code: "month" }
  }
  const numbers = places.filter((name) => NUMBER.test(name)).length
  if (numbers !== 1) {
    return { code: numbers ? "number_twice" : "no_number" }
  }
  if (!places.includes("series")) {
    return { code: "no_series" }
  }
  const character = [...format.replace(PLACE, "")].find((one) => !LITERAL.test(one))
  if (character !== undefined) {
    return { code: "unknown_character", character }
  }
  // Written together, year 20261 and number 1 would read like year 2026 and number 11; so would a series that ends in a digit.
  return /[}0-9]\{number|\{number[^}]*\}[0-9{]/.test(format) ? { code: "number_after_number" } : null
}

/** The same in words. */
export function formatFaultText(format: string): string | null {
  const fault = formatFault(format)
  switch (fault?.code) {
    case undefined:
      return null
    case "too_long":
      return "must be at most 40 characters"
    case "no_number":
      return "needs {number}, or {number:4} for at least four digits, or two documents would have the same number"
    case "number_twice":
      return "may have {number} once only"
    case "no_series":
      return "needs {series}, which tells invoices, credit notes and receipts apart"
    case "number_after_number":
      return "needs a letter or a sign such as - between {number} and what stands beside it, or two numbers could read the same"
    case "month":
      return "cannot have {month}: numbers count by fiscal year, not by month"
    case "unknown_place":
      return `has {${fault.place}}, which is not one of {series}, {year}, {yy}, {number} and {number:4}`
    case "unknown_character":
      return `has "${fault.character}"; letters, digits, spaces and . / _ - are possible`
  }
}
