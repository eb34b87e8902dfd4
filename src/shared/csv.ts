/** Signs that a spreadsheet takes for the start of a formula, with their full-width twins. */
const FORMULA = "=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20"
const STARTS = new RegExp(`^(\\s*)(?=[${FORMULA}])`)
/** The same behind a sign that a spreadsheet of another language parts cells by. */
const FOLLOWS = new RegExp(`([,;|\\t]\\s*)(?=[${FORMULA}])`, "g")

/** A cell of text: quoted, and never a formula in whatever spreadsheet opens it. */
export function csvText(value: string | null | undefined): string {
  const text = (value ?? "").replaceAll("\u0000", "")
  const safe = text.replace(FOLLOWS, "$1'").replace(STARTS, "$1'")
  return safe ? `"${safe.replaceAll('"', '""')}"` : ""
}

/** A cell of an amount, plain decimal text, so that it stays a number. @throws when it is none: a text must not slip through */
export function csvNumber(value: string | null | undefined): string {
  if (value == null) {
    return ""
  }
  if (!/^-?\d+(\.\d+)?$/.test(value)) {
    throw new Error("A cell of numbers takes decimal text only.")
  }
  return value
}

/** A line of cells that are ready. */
export const csvLine = (cells: string[]): string => `${cells.join(",")}\r\n`

/** Tells spreadsheets that the file is UTF-8. */
export const CSV_START = "\ufeff"
