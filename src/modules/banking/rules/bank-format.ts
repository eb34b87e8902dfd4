import type { DateFormat } from "../../../shared/date-formats"

export const DELIMITERS = [",", ";", "\t", "|"] as const
export const ENCODINGS = ["utf-8", "latin1"] as const

/**
 * How a bank's CSV file is read. A column is named by its heading, or by its place from 1 on, such as "3".
 *
 * The amount stands in one signed column, or in two: what came in (`credit`) and what went out (`debit`).
 */
export type BankFormat = {
  encoding: (typeof ENCODINGS)[number]
  delimiter: (typeof DELIMITERS)[number]
  decimal: "." | ","
  date_format: DateFormat
  /** Lines before the first movement; the last of them has the headings. */
  header_lines: number
  columns: {
    date: string
    amount?: string | null
    credit?: string | null
    debit?: string | null
    /** What the payer wrote; several are joined. */
    text: string[]
    payer_name?: string | null
    payer_iban?: string | null
  }
}
