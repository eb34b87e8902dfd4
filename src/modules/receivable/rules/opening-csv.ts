import { MathBN, MedusaError } from "@medusajs/framework/utils"

import type { DateFormat } from "../../../shared/date-formats"
import { addDays, Day } from "../../../shared/days"
import { currencyDecimals } from "../../../shared/money"
import type { OpeningKind } from "../../../shared/opening-balance"
import { csvRows, plainCsv, readAmount, readDay } from "../../../shared/read-csv"

/** What is wrong with a line; `value` is what it says, or what stands against it. */
export type OpeningProblem = { code: keyof typeof SAYS; value: string }

/** One open document of the ledger of before. Amounts are decimal text in `currency_code`, more than 0 also of credits. */
export type OpeningEntry = {
  kind: OpeningKind
  number: string
  email: string
  issue_date: Day
  due_date: Day
  currency_code: string
  /** What the document came to, tax included. */
  total: string
  /** What is left of it to pay, or to use. */
  outstanding: string
}

/** A line of the file: what it says, and an entry or a problem. */
export type OpeningRow = {
  line_number: number
  said: { number: string; email: string }
  entry?: OpeningEntry
  problem?: OpeningProblem
}

export type OpeningFormat = { decimal: "." | ","; date_format: DateFormat }

/** Most lines of one file. */
export const MAX_OPENING_LINES = 5_000

const MAX_DAYS = 3650
const MAX_NUMBER = 64

/** Names that a column may have. */
const COLUMNS = {
  kind: ["kind", "type"],
  number: ["number", "document_number", "invoice_number"],
  email: ["email", "mail", "customer_email", "customer_mail", "customer"],
  issue_date: ["issue_date", "issue", "date"],
  due_date: ["due_date", "due"],
  currency_code: ["currency_code", "currency"],
  total: ["total", "amount", "total_amount"],
  outstanding: ["outstanding", "open"],
} as const
type Column = keyof typeof COLUMNS

const SAYS = {
  no_number: () => "it has no number",
  long_number: () => `its number has more than ${MAX_NUMBER} characters`,
  email: (value: string) => `${value || "nothing"} is not an e-mail address`,
  customer: (value: string) => `there is no customer ${value}`,
  kind: (value: string) => `${value} is neither invoice nor credit`,
  day: (value: string) => `${value || "nothing"} is not a day as the file writes them`,
  future: (value: string) => `${value} lies in the future`,
  closed: (value: string) => `the books are closed through ${value}`,
  due_before: (value: string) => `it is due on ${value}, before its issue`,
  due_far: (value: string) => `it is due on ${value}, more than ten years after its issue`,
  currency: (value: string) => `${value || "nothing"} is not a currency code such as eur`,
  amount: (value: string) => `${value || "nothing"} is not an amount`,
  decimals: (value: string) => `${value} has more decimals than its currency`,
  not_more: (value: string) => `${value} is not more than 0`,
  signs: (value: string) => `${value} has not the sign of its kind`,
  above: (value: string) => `${value} is outstanding, more than its total`,
  twice: (value: string) => `line ${value} says something else of the same number and customer`,
} as const satisfies Record<string, (value: string) => string>

/** A problem in words. */
export const sayProblem = ({ code, value }: OpeningProblem): string => SAYS[code](value)

/**
 * Lines of a CSV file of what is open: a first line with the names of the columns in any order (`kind` may be left out: amounts below 0
 * are credits then), separated by commas, semicolons or tabs. Lines with nothing outstanding are passed over by the caller.
 *
 * @throws INVALID_DATA for a file that is not CSV, lacks a column or has too many lines
 */
export function readOpeningCsv(csv: string, format: OpeningFormat, today: Day): OpeningRow[] {
  const text = plainCsv(csv)
  const first = text.split(/\r\n|\n|\r/, 1)[0]
  const separator = [";", "\t", ","].find((sign) => first.includes(sign)) ?? ","
  const [head, ...rows] = csvRows(text, separator, 0)
  const places = placesOf(head?.cells ?? [])
  if (!rows.length) {
    throw invalid("The file has no lines below its headings.")
  }
  if (rows.length > MAX_OPENING_LINES) {
    throw invalid(`The file has ${rows.length} lines; at most ${MAX_OPENING_LINES} are taken at once.`)
  }
  return rows.map(({ cells, line_number }) => {
    const cell = (column: Column): string => (places[column] < 0 ? "" : (cells[places[column]] ?? "").trim())
    const said = { number: cell("number").replace(/\s+/g, " "), email: cell("email").toLowerCase() }
    const read = entryOf(cell, said, format, today)
    return { line_number, said, ...("code" in read ? { problem: read } : { entry: read }) }
  })
}

function placesOf(names: string[]): Record<Column, number> {
  const known = names.map((name) => name.toLowerCase().replace(/[\s-]+/g, "_"))
  const places = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, aliases]) => [
      column,
      known.findIndex((name) => (aliases as readonly string[]).includes(name)),
    ])
  ) as Record<Column, number>
  const missing = (Object.keys(COLUMNS) as Column[]).filter((column) => column !== "kind" && places[column] < 0)
  if (missing.length) {
    const needed = Object.keys(COLUMNS).filter((column) => column !== "kind")
    throw invalid(`Line 1: column ${missing.join(", ")} is missing; it must name ${needed.join(", ")}, and may name kind.`)
  }
  return places
}

const EMAIL = /^[^\s@]+@[^\s@]+$/

function entryOf(
  cell: (column: Column) => string,
  { number, email }: OpeningRow["said"],
  { decimal, date_format }: OpeningFormat,
  today: Day
): OpeningEntry | OpeningProblem {
  if (!number || number.length > MAX_NUMBER) {
    return { code: number ? "long_number" : "no_number", value: number }
  }
  if (!EMAIL.test(email)) {
    return { code: "email", value: email }
  }
  const currency_code = cell("currency_code").toLowerCase()
  if (!/^[a-z]{3}$/.test(currency_code)) {
    return { code: "currency", value: cell("currency_code") }
  }
  const amounts = amountsOf(cell, currency_code, decimal)
  if ("code" in amounts) {
    return amounts
  }
  const issue_date = readDay(cell("issue_date"), date_format)
  if (!issue_date || issue_date > today) {
    return { code: issue_date ? "future" : "day", value: issue_date ?? cell("issue_date") }
  }
  const due = cell("due_date")
  // A credit is due to nobody.
  const due_date = amounts.kind === "credit" && !due ? issue_date : readDay(due, date_format)
  if (!due_date) {
    return { code: "day", value: due }
  }
  if (due_date < issue_date || due_date > addDays(issue_date, MAX_DAYS)) {
    return { code: due_date < issue_date ? "due_before" : "due_far", value: due_date }
  }
  return { number, email, issue_date, due_date, currency_code, ...amounts }
}

/** Some ledgers write credits below 0, some say so in a column of their own, some do both. */
function amountsOf(
  cell: (column: Column) => string,
  currencyCode: string,
  decimal: "." | ","
): Pick<OpeningEntry, "kind" | "total" | "outstanding"> | OpeningProblem {
  const said = cell("kind").toLowerCase()
  if (said && said !== "invoice" && said !== "credit" && said !== "credit_note") {
    return { code: "kind", value: cell("kind") }
  }
  const values: string[] = []
  for (const column of ["total", "outstanding"] as const) {
    const { value } = readAmount(cell(column), decimal)
    if (value === undefined) {
      return { code: "amount", value: cell(column) }
    }
    if ((MathBN.convert(value).decimalPlaces() ?? 0) > currencyDecimals(currencyCode)) {
      return { code: "decimals", value: cell(column) }
    }
    values.push(value)
  }
  const [total, outstanding] = values
  const kind = said ? (said === "invoice" ? "invoice" : "credit") : MathBN.lt(total, 0) ? "credit" : "invoice"
  const wrong = values.find((value) => MathBN.lt(value, 0) !== MathBN.lt(total, 0) && !MathBN.eq(value, 0))
  if (wrong !== undefined || (kind === "invoice" && MathBN.lt(total, 0))) {
    return { code: "signs", value: wrong ?? total }
  }
  if (MathBN.eq(total, 0)) {
    return { code: "not_more", value: cell("total") }
  }
  const abs = (value: string): string => MathBN.convert(value).abs().toFixed()
  return MathBN.gt(abs(outstanding), abs(total))
    ? { code: "above", value: cell("outstanding") }
    : { kind, total: abs(total), outstanding: abs(outstanding) }
}

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
