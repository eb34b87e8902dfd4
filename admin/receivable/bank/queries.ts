import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { BankFormat } from "../../../src/modules/banking/rules/bank-format"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { ListParams } from "../queries"

/** Why an invoice was suggested; the words are under `bank.reasons`. */
export type MatchReason = { kind: string; value?: string }

export type Suggestion = {
  customer_id: string
  customer_name: string | null
  score: number
  sure: boolean
  reasons: MatchReason[]
  allocations: { invoice_id: string; number: string | null; amount: number; outstanding: number }[]
  left: number
}

export type BankLine = {
  id: string
  booked_date: string
  /** Negative when it went out. */
  amount: number
  currency_code: string
  text: string
  payer_name: string | null
  payer_iban: string | null
  state: "open" | "settled" | "ignored" | "outgoing"
  receipt_id: string | null
  receipt_number: string | null
  customer_name: string | null
  note: string | null
  suggestions: Suggestion[]
}

export type BankAccount = {
  id: string
  name: string
  account: string
  currency_code: string
  format: BankFormat
}

export type ImportAnswer = {
  line_count: number
  new_count: number
  known_count: number
  currency_code: string
  incoming: { count: number; total: string }
  outgoing: { count: number; total: string }
  lines: { line_number: number; booked_date: string; amount: string; text: string; is_new: boolean }[]
}

export const bankLinesQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.bank.list(params),
    queryFn: () =>
      sdk.client.fetch<{
        bank_lines: BankLine[]
        count: number
        open: { currency_code: string; count: number; amount: number }[]
      }>("/admin/crm/bank-lines", { query: { ...params, suggest: true } }),
    placeholderData: keepPreviousData,
  })

export const bankAccountsQuery = () =>
  queryOptions({
    queryKey: crmKeys.bank.part("accounts", "all"),
    queryFn: () =>
      sdk.client.fetch<{ bank_mappings: BankAccount[] }>("/admin/crm/bank-mappings", { query: { limit: 200 } }),
    select: (answer) => answer.bank_mappings,
  })
