import { InferTypeOf } from "@medusajs/framework/types"

import { Day } from "../../shared/days"
import { BankLine } from "./models/bank-line"
import { BankMapping } from "./models/bank-mapping"
import { BankStatement } from "./models/bank-statement"
import type { ParsedLine } from "./rules/bank-csv"
import type { BankFormat } from "./rules/bank-format"

export type BankMappingRow = Omit<InferTypeOf<typeof BankMapping>, "format"> & { format: BankFormat }
export type BankStatementRow = InferTypeOf<typeof BankStatement>
export type BankLineRow = InferTypeOf<typeof BankLine>

/** Fields left out stay. */
export type BankMappingInput = {
  name?: string
  account?: string
  currency_code?: string
  company_id?: string
  format?: BankFormat
}

/** What a file would bring, or brought. Sums are decimal text of lines that are new. */
export type ImportResult = {
  statement_id: string | null
  line_count: number
  new_count: number
  /** Lines that another file had brought before. */
  known_count: number
  from_date: Day | null
  to_date: Day | null
  incoming: { count: number; total: string }
  outgoing: { count: number; total: string }
  /** The first lines, for a look. */
  lines: (ParsedLine & { is_new: boolean })[]
}

/** What came in and is neither settled nor ignored. */
export type OpenSum = { currency_code: string; count: number; amount: string }

/** The receipt that was made of a line. */
export type LineReceipt = {
  line_id: string
  /** The line's own `attempt` when its receipt was asked for. */
  attempt: number
  receipt_id: string
  receipt_number: string
  customer_id: string
  customer_name: string | null
}
