import { parseDecimal } from "../../shared/parse-decimal"
import { LineDraft } from "./draft"

let made = 0

/** A line that is not stored yet. */
export function newLine(values: Partial<LineDraft>): LineDraft {
  made += 1
  return {
    key: `new-${made}`,
    variant_id: null,
    title: "",
    subtitle: null,
    sku: null,
    thumbnail: null,
    quantity: "1",
    unit_price: "",
    discount_percent: "",
    note: "",
    kind: "item",
    is_optional: false,
    alternative_group: "",
    is_selected: false,
    lead_time_days: "",
    requested_delivery_date: null,
    unit_cost: "",
    ...values,
  }
}

/** The lines with others put in after one of them; at the end when it is not there. */
export function insertAfter(lines: LineDraft[], key: string | null, added: LineDraft[]): LineDraft[] {
  const index = lines.findIndex((line) => line.key === key)
  const at = index < 0 ? lines.length : index + 1
  return [...lines.slice(0, at), ...added, ...lines.slice(at)]
}

/** The lines with a copy of one right below it. A copy of the chosen alternative is not chosen too. */
export function duplicate(lines: LineDraft[], key: string): LineDraft[] {
  const line = lines.find((one) => one.key === key)
  if (!line) {
    return lines
  }
  const { key: _key, item_id: _id, ...rest } = line
  return insertAfter(lines, key, [newLine({ ...rest, is_selected: rest.alternative_group ? false : rest.is_selected })])
}

/** The lines with one moved to where another stands. */
export function moveTo(lines: LineDraft[], key: string, target: string): LineDraft[] {
  const from = lines.findIndex((line) => line.key === key)
  const to = lines.findIndex((line) => line.key === target)
  if (from < 0 || to < 0 || from === to) {
    return lines
  }
  const rest = lines.filter((line) => line.key !== key)
  return [...rest.slice(0, to), lines[from], ...rest.slice(to)]
}

/** The lines with one moved up (-1) or down (1); the ends stop it. */
export function moveBy(lines: LineDraft[], key: string, step: -1 | 1): LineDraft[] {
  const target = lines[lines.findIndex((line) => line.key === key) + step]
  return target ? moveTo(lines, key, target.key) : lines
}

/** The lines with one chosen, or not any more. Of alternatives one always counts: choosing it takes the place of the other. */
export function select(lines: LineDraft[], key: string, is_selected: boolean): LineDraft[] {
  const line = lines.find((one) => one.key === key)
  const group = line?.alternative_group.trim()
  if (!line || (group && !is_selected)) {
    return lines
  }
  return lines.map((other) =>
    other.key === key
      ? { ...other, is_selected }
      : group && other.alternative_group.trim() === group
        ? { ...other, is_selected: false }
        : other
  )
}

/** A line as it came from a spreadsheet. */
export type PastedLine = { text: string; quantity: string; unit_price: string; discount_percent: string }

/** What a spreadsheet puts between its cells. */
const isTable = (text: string): boolean => text.includes("\t") || /\n\s*\S/.test(text.trim())

/**
 * Rows copied from a spreadsheet: product, SKU or free text, then quantity, price and discount where they are numbers.
 * A row of headings is passed over, and so are empty rows.
 *
 * @returns null for text that is no table, which is pasted as it is
 */
export function parsePasted(text: string): PastedLine[] | null {
  if (!isTable(text)) {
    return null
  }
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.split("\t").map((cell) => cell.trim()))
    .filter((cells) => cells.some(Boolean))
  const isHeading = (cells: string[]): boolean =>
    cells.length > 1 && cells.slice(1).every((cell) => parseNumber(cell) === null)
  const body = rows.length > 1 && isHeading(rows[0]) ? rows.slice(1) : rows
  return body
    .filter((cells) => cells[0])
    .map(([name, ...cells]) => {
      const [quantity, price, discount] = cells
      const number = (cell: string | undefined): string => (cell && parseNumber(cell) !== null ? clean(cell) : "")
      return {
        text: name,
        quantity: number(quantity) || "1",
        unit_price: number(price),
        discount_percent: number(discount),
      }
    })
}

/** Without the currency or percent sign that a spreadsheet may show. */
const clean = (cell: string): string => cell.replace(/[^\d.,\-\s']/g, "").trim()

const parseNumber = (cell: string): number | null => (/\d/.test(cell) ? parseDecimal(clean(cell)) : null)
