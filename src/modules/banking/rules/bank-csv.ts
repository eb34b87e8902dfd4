import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Amount, CsvRow, csvRows, plainCsv, readAmount, readDay } from "../../../shared/read-csv"
import { Day } from "../../../shared/days"
import { currencyDecimals } from "../../../shared/money"
import { BankFormat } from "./bank-format"

/** One movement as the file says it. */
export type ParsedLine = {
  line_number: number
  booked_date: Day
  /** Decimal text, negative when it went out. */
  amount: string
  text: string
  payer_name: string | null
  payer_iban: string | null
}

/** Most movements of one file. */
export const MAX_BANK_LINES = 20_000

/** Problems that a refusal names. */
const NAMED = 10

/**
 * The text of a file's bytes.
 *
 * @throws INVALID_DATA for bytes that are not of the encoding
 */
export function decodeBankFile(bytes: Buffer, encoding: BankFormat["encoding"]): string {
  if (encoding === "latin1") {
    return new TextDecoder("windows-1252").decode(bytes)
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw invalid("The file is not in UTF-8; choose Latin-1 as its encoding.")
  }
}

/**
 * The movements of a bank's CSV file, in its order; all or nothing. Movements of 0 are passed over.
 *
 * @throws INVALID_DATA naming every line that is wrong, up to ten
 */
export function parseBankCsv(csv: string, format: BankFormat, currencyCode: string): ParsedLine[] {
  const rows = rowsOf(csv, format)
  if (!rows.length) {
    throw invalid("The file has no movements.")
  }
  if (rows.length > MAX_BANK_LINES) {
    throw invalid(`The file has ${rows.length} movements; at most ${MAX_BANK_LINES} are taken at once.`)
  }
  const columns = placesOf(headings(csv, format), format)
  const problems: string[] = []
  const lines: ParsedLine[] = []
  for (const { cells, line_number } of rows) {
    const line = lineOf(cells, columns, format, currencyCode)
    if (typeof line === "string") {
      problems.push(`line ${line_number}: ${line}`)
    } else if (!MathBN.eq(line.amount, 0)) {
      lines.push({ ...line, line_number })
    }
  }
  if (problems.length) {
    const more = problems.length > NAMED ? ` and ${problems.length - NAMED} more` : ""
    throw invalid(`Nothing was imported. ${problems.slice(0, NAMED).join("; ")}${more}.`)
  }
  return lines
}

/** Cells of each line after the headings; the lines before may be anything. */
function rowsOf(csv: string, { delimiter, header_lines }: BankFormat): CsvRow[] {
  const lines = plainCsv(csv).split(/\r\n|\n|\r/)
  const body = lines.slice(header_lines).join("\n")
  return csvRows(body, delimiter, header_lines)
}

function headings(csv: string, { delimiter, header_lines }: BankFormat): string[] {
  const line = header_lines ? (plainCsv(csv).split(/\r\n|\n|\r/)[header_lines - 1] ?? "") : ""
  return line ? (csvRows(line, delimiter, header_lines - 1)[0]?.cells ?? []) : []
}

type Places = Record<"date", number> &
  Record<"amount" | "credit" | "debit" | "payer_name" | "payer_iban", number | null> & { text: number[] }

/** @throws INVALID_DATA naming a column that the headings do not have */
function placesOf(names: string[], { columns, header_lines }: BankFormat): Places {
  const known = names.map((name) => name.toLowerCase())
  const placeOf = (column: string): number => {
    const place = known.indexOf(column.trim().toLowerCase())
    if (place >= 0) {
      return place
    }
    if (/^\d{1,3}$/.test(column.trim()) && parseInt(column, 10) > 0) {
      return parseInt(column, 10) - 1
    }
    const has = names.filter(Boolean).join(", ")
    throw invalid(`Line ${Math.max(header_lines, 1)}: there is no column ${column}${has ? `; the file has ${has}` : ""}.`)
  }
  const maybe = (column: string | null | undefined): number | null => (column ? placeOf(column) : null)
  return {
    date: placeOf(columns.date),
    amount: maybe(columns.amount),
    credit: maybe(columns.credit),
    debit: maybe(columns.debit),
    payer_name: maybe(columns.payer_name),
    payer_iban: maybe(columns.payer_iban),
    text: columns.text.map(placeOf),
  }
}

/** A movement, or what is wrong with its line. */
function lineOf(
  cells: string[],
  places: Places,
  format: BankFormat,
  currencyCode: string
): Omit<ParsedLine, "line_number"> | string {
  const cell = (place: number | null): string => (place === null ? "" : (cells[place] ?? "")).trim()
  const booked_date = readDay(cell(places.date), format.date_format)
  if (!booked_date) {
    return `${cell(places.date) || "nothing"} is not a day such as ${format.date_format}`
  }
  const amount = amountOf(cell, places, format.decimal)
  if (amount.problem !== undefined) {
    return amount.problem
  }
  const digits = currencyDecimals(currencyCode)
  if ((MathBN.convert(amount.value).decimalPlaces() ?? 0) > digits) {
    return `${amount.value} has more than ${digits} decimals, which ${currencyCode.toUpperCase()} has`
  }
  const iban = cell(places.payer_iban).replace(/\s/g, "").toUpperCase()
  const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim()
  return {
    booked_date,
    amount: amount.value,
    text: oneLine(places.text.map(cell).filter(Boolean).join(" ")).slice(0, 1000),
    payer_name: oneLine(cell(places.payer_name)).slice(0, 200) || null,
    payer_iban: /^[A-Z0-9]{4,42}$/.test(iban) ? iban : null,
  }
}

function amountOf(cell: (place: number | null) => string, places: Places, decimal: "." | ","): Amount {
  const [credit, debit] = [cell(places.credit), cell(places.debit)]
  if (places.amount !== null) {
    return readAmount(cell(places.amount), decimal)
  }
  if (Boolean(credit) === Boolean(debit)) {
    const zero = [credit, debit].filter((text) => /^[0.,]*$/.test(text))
    const [only] = [credit, debit].filter((text) => text && !/^[0.,]*$/.test(text))
    if (!credit || zero.length !== 1 || !only) {
      return { problem: credit ? "it has an amount both in and out" : "it has no amount" }
    }
    return only === credit ? readAmount(credit, decimal) : outgoing(readAmount(debit, decimal))
  }
  return credit ? readAmount(credit, decimal) : outgoing(readAmount(debit, decimal))
}

/** What went out is told with or without its sign. */
const outgoing = (amount: Amount): Amount =>
  amount.value === undefined || amount.value === "0" ? amount : { value: `-${amount.value.replace("-", "")}` }

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
