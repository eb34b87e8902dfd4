import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Day, isDay } from "../../../shared/days"

export type RateInput = {
  rate_date: Day
  from_currency: string
  to_currency: string
  rate: string
  source?: string | null
}

const COLUMNS = ["rate_date", "from_currency", "to_currency", "rate", "source"] as const
const REQUIRED = COLUMNS.slice(0, 4)

/** Most lines of one file. */
export const MAX_RATE_LINES = 5000

/** @returns what is wrong with a rate, in words, or null */
export function rateProblem({ rate_date, from_currency, to_currency, rate }: RateInput): string | null {
  if (!isDay(rate_date)) {
    return `${rate_date || "nothing"} is not a day such as 2026-11-23`
  }
  const wrong = [from_currency, to_currency].find((code) => !/^[a-z]{3}$/.test(code))
  if (wrong !== undefined) {
    return `${wrong || "nothing"} is not a currency code such as eur`
  }
  if (from_currency === to_currency) {
    return `${from_currency.toUpperCase()} has no rate to itself`
  }
  const good = /^\d{1,15}(\.\d{1,12})?$/.test(rate) && MathBN.gt(rate, 0)
  return good ? null : `${rate || "nothing"} is not a rate such as 1.0825`
}

/**
 * The rates of a CSV file: a first line with the names `rate_date, from_currency, to_currency, rate` and, if wanted, `source`, in any
 * order; separated by commas, semicolons or tabs. All or nothing.
 *
 * @throws INVALID_DATA naming every line that is wrong, up to ten
 */
export function ratesOfCsv(csv: string): RateInput[] {
  const lines = csv.replace(/^\ufeff/, "").split(/\r\n|\n|\r/)
  const separator = [";", "\t", ","].find((sign) => lines[0].includes(sign)) ?? ","
  const names = cells(lines[0], separator).map((name) => name.toLowerCase())
  const missing = REQUIRED.filter((name) => !names.includes(name))
  if (missing.length) {
    throw invalid(`Line 1: column ${missing.join(", ")} is missing; it must name ${REQUIRED.join(", ")}.`)
  }
  const rows = lines
    .map((line, index) => ({ line, number: index + 1 }))
    .slice(1)
    .filter(({ line }) => line.trim())
  if (rows.length > MAX_RATE_LINES) {
    throw invalid(`The file has ${rows.length} lines; at most ${MAX_RATE_LINES} are taken at once.`)
  }
  const problems: string[] = []
  const seen = new Map<string, number>()
  const rates = rows.map(({ line, number }) => {
    const rate = rateOf(cells(line, separator), names, separator)
    const key = [rate.from_currency, rate.to_currency, rate.rate_date].join("|")
    const problem = rateProblem(rate) ?? (seen.has(key) ? `the same pair and day stands in line ${seen.get(key)}` : null)
    seen.set(key, seen.get(key) ?? number)
    if (problem) {
      problems.push(`line ${number}: ${problem}`)
    }
    return rate
  })
  if (problems.length) {
    const more = problems.length > 10 ? ` and ${problems.length - 10} more` : ""
    throw invalid(`No rate was taken. ${problems.slice(0, 10).join("; ")}${more}.`)
  }
  return rates
}

const cells = (line: string, separator: string): string[] =>
  line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1").trim())

function rateOf(values: string[], names: string[], separator: string): RateInput {
  const of = (name: string): string => values[names.indexOf(name)] ?? ""
  // Where the comma separates no columns it is a decimal comma.
  const rate = separator === "," ? of("rate") : of("rate").replace(",", ".")
  return {
    rate_date: of("rate_date"),
    from_currency: of("from_currency").toLowerCase(),
    to_currency: of("to_currency").toLowerCase(),
    rate,
    source: of("source") || null,
  }
}

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
