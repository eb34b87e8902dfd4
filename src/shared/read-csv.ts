import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { CsvError, parse } from "csv-parse/sync"

import type { DateFormat } from "./date-formats"
import { Day, isDay } from "./days"

/** The cells of one line, and which line of the file it is. */
export type CsvRow = { cells: string[]; line_number: number }

/** A file's text without the mark that spreadsheets begin it with. */
export const plainCsv = (csv: string): string => csv.replace(/^\ufeff/, "")

/**
 * The lines of a text as cells, without those that are empty.
 *
 * @param before - lines of the file that come before the text
 * @throws INVALID_DATA naming the line that is not well-formed
 */
export function csvRows(text: string, delimiter: string, before: number): CsvRow[] {
  if (text.includes("\u0000")) {
    throw invalid("The file contains a character that cannot be stored; is it a CSV file?")
  }
  type Record_ = { record: string[]; info: { lines: number } }
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as Record_[]
    return records.map(({ record, info }) => ({ cells: record, line_number: info.lines + before }))
  } catch (error) {
    if (error instanceof CsvError) {
      const line = (error as { lines?: number }).lines
      throw invalid(`Nothing was imported. line ${(line ?? 1) + before}: it is not well-formed CSV.`)
    }
    throw error
  }
}

/** Decimal text, or what is wrong with it. */
export type Amount = { value: string; problem?: undefined } | { problem: string; value?: undefined }

/**
 * An amount as banks write it: with groups of three, a sign before or behind, in brackets when it went out, with the currency beside it.
 *
 * @returns decimal text
 */
export function readAmount(text: string, decimal: "." | ","): Amount {
  const group = decimal === "," ? "." : ","
  const bare = text
    .replace(/[\s\u00a0\u202f']/g, "")
    .replace(/^[A-Z]{3}|[A-Z]{3}$/i, "")
    .replace(/R?[€$£]/g, "")
    .replace(/[\u2212\u2013]/g, "-")
  const minus = /^\(.*\)$/.test(bare) || bare.startsWith("-") || bare.endsWith("-")
  const digits = bare.replace(/^[(+-]|[)+-]$/g, "")
  const good = new RegExp(`^(\\d+|\\d{1,3}(\\${group}\\d{3})+)(\\${decimal}\\d{1,4})?$`)
  if (!good.test(digits)) {
    return { problem: `${text || "nothing"} is not an amount such as 1${group}234${decimal}50` }
  }
  const value = MathBN.convert(digits.replaceAll(group, "").replace(decimal, "."))
  return value.precision(true) > 15
    ? { problem: `${text} has more than 15 digits` }
    : { value: (minus ? value.negated() : value).toFixed() }
}

/** @returns null for a text that is no day */
export function readDay(text: string, format: DateFormat): Day | null {
  const places = [...format.matchAll(/Y+|M+|D+/g)].map(([part]) => part)
  const signs = format.replace(/[YMD]+/g, " ").trim()[0] ?? ""
  const parts = signs
    ? text.split(signs)
    : [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)]
  if ((!signs && text.length !== format.length) || parts.length !== places.length || !parts.every((part) => /^\d{1,4}$/.test(part))) {
    return null
  }
  const of = (letter: string): string => parts[places.findIndex((part) => part[0] === letter)]
  const year = of("Y")
  const wide = format.includes("YYYY")
  if (year.length !== (wide ? 4 : 2)) {
    return null
  }
  const day = `${wide ? year : `20${year}`}-${of("M").padStart(2, "0")}-${of("D").padStart(2, "0")}`
  return isDay(day) ? day : null
}

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
