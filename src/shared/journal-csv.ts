import { csvNumber, csvText } from "./csv"

/** Columns that a CSV of the journal may have, in any order. */
export const JOURNAL_COLUMNS = [
  "date",
  "number",
  "kind",
  "account_code",
  "account_name",
  "debit",
  "credit",
  "amount",
  "currency_code",
  "customer_id",
  "customer_name",
  "entry_id",
  "id",
] as const
export type JournalColumn = (typeof JOURNAL_COLUMNS)[number]

/** How cells are parted. */
export const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t" } as const
/** The sign before decimals. */
export const DECIMALS = ["point", "comma"] as const
export const DATE_FORMATS = ["YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "YYYYMMDD"] as const

/** How the journal leaves as CSV: its columns in their order (without a heading of its own one is called as here) and its signs. */
export type JournalCsv = {
  columns: { column: JournalColumn; heading: string | null }[]
  delimiter: keyof typeof DELIMITERS
  decimal: (typeof DECIMALS)[number]
  date_format: (typeof DATE_FORMATS)[number]
}

const USUAL: JournalColumn[] = [
  "date",
  "number",
  "account_code",
  "account_name",
  "debit",
  "credit",
  "currency_code",
  "customer_name",
  "id",
]

export const USUAL_JOURNAL_CSV: JournalCsv = {
  columns: USUAL.map((column) => ({ column, heading: null })),
  delimiter: "comma",
  decimal: "point",
  date_format: "YYYY-MM-DD",
}

/** What a line of the CSV is made of: amounts as decimal text without a sign, the other of debit and credit "0". */
export type JournalCsvLine = Record<"date" | "debit" | "credit", string> &
  Record<Exclude<JournalColumn, "date" | "debit" | "credit" | "amount">, string | null>

/** The first line, cells ready. */
export const journalHead = ({ columns }: JournalCsv): string[] =>
  columns.map(({ column, heading }) => (heading ? csvText(heading) : column))

/** Cells of a line, ready; `amount` is debits above and credits below 0. */
export function journalCells(csv: JournalCsv, line: JournalCsvLine): string[] {
  return csv.columns.map(({ column }) => {
    switch (column) {
      case "date":
        return csvText(formatted(line.date, csv.date_format))
      case "debit":
      case "credit":
        return amountCell(csv, line[column])
      case "amount":
        return amountCell(csv, line.credit === "0" ? line.debit : `-${line.credit}`)
      default:
        return csvText(line[column])
    }
  })
}

function formatted(day: string, format: JournalCsv["date_format"]): string {
  const [year, month, date] = day.split("-")
  return format.replace("YYYY", year).replace("MM", month).replace("DD", date)
}

function amountCell({ decimal, delimiter }: JournalCsv, value: string): string {
  const number = csvNumber(value)
  if (decimal === "point") {
    return number
  }
  const cell = number.replace(".", ",")
  // A comma within a cell of a file that parts cells by commas. It is a number, which csvText would take for a formula when negative.
  return delimiter === "comma" && cell.includes(",") ? `"${cell}"` : cell
}
