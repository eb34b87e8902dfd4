import { MedusaError } from "@medusajs/framework/utils"

import { csvRows, plainCsv } from "../../../shared/read-csv"

/** A line of the file: the number of an entitlement, or an order with an article, and the serial number. */
export type SerialLine = { line: number; warranty: string | null; order: string | null; sku: string | null; serial: string }

/** Most lines of one file, and most signs of one of its cells. */
export const MAX_SERIAL_LINES = 2_000
const MAX_CELL = 100

const COLUMNS = {
  warranty: ["warranty", "warranty_number"],
  order: ["order", "order_number"],
  sku: ["sku", "article"],
  serial: ["serial", "serial_number"],
} as const

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)

/**
 * Lines of a CSV file of serial numbers: a first line with the names of the columns in any order (`serial`, and `warranty` or `order` with
 * `sku`), separated by commas, semicolons or tabs.
 *
 * @throws INVALID_DATA for a file that is not CSV, lacks a column, has too many lines, or a cell that is too long or no single line
 */
export function readSerialsCsv(csv: string): SerialLine[] {
  const text = plainCsv(csv)
  const first = text.split(/\r\n|\n|\r/, 1)[0]
  const separator = [";", "\t", ","].find((sign) => first.includes(sign)) ?? ","
  const [head, ...rows] = csvRows(text, separator, 0)
  const names = (head?.cells ?? []).map((name) => name.toLowerCase().replace(/[\s-]+/g, "_"))
  const placeOf = (column: keyof typeof COLUMNS): number =>
    names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name))
  if (placeOf("serial") < 0 || (placeOf("warranty") < 0 && (placeOf("order") < 0 || placeOf("sku") < 0))) {
    throw invalid("The first line must name the columns serial and warranty, or serial, order and sku.")
  }
  if (!rows.length) {
    throw invalid("The file has no lines below its headings.")
  }
  if (rows.length > MAX_SERIAL_LINES) {
    throw invalid(`The file has ${rows.length} lines; at most ${MAX_SERIAL_LINES} are taken at once.`)
  }
  return rows.map(({ cells, line_number }) => {
    const cell = (column: keyof typeof COLUMNS): string | null => {
      const text = cells[placeOf(column)]?.trim() || null
      if (text && (text.length > MAX_CELL || /[\r\n]/.test(text))) {
        throw invalid(`Line ${line_number}: the column ${column} takes one line of at most ${MAX_CELL} signs. Nothing was imported.`)
      }
      return text
    }
    return { line: line_number, warranty: cell("warranty"), order: cell("order"), sku: cell("sku"), serial: cell("serial") ?? "" }
  })
}
