import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { AccountRole } from "../../../src/shared/accounts"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

/** Whose books, of which days; days are `YYYY-MM-DD`. */
export type JournalQuery = { currency_code?: string; company_id?: string; from?: string; to?: string }

export type EntryKind =
  | "invoice"
  | "invoice_voided"
  | "delivery"
  | "credit_note"
  | "receipt"
  | "refund"
  | "refund_undone"
  | "allocation"
  | "allocation_undone"
  | "write_off"
  | "write_off_undone"
  | "opening_invoice"
  | "opening_voided"
  | "opening_credit"
  | "opening_undone"
  | "provision_built"
  | "provision_used"
  | "provision_released"
  | "provision_remeasured"
  | "cover_released"

/** One line of double entry, in major units. */
export type JournalLine = {
  id: string
  entry_id: string
  kind: EntryKind
  date: string
  number: string | null
  reference: "crm_invoice" | "crm_credit_note" | "crm_receipt" | "crm_warranty_provision" | "crm_sold_cover"
  reference_id: string
  customer_name: string | null
  account: AccountRole
  account_code: string
  /** The store's own; null where the account is called by what it stands for. */
  account_name: string | null
  key: string
  debit: number
  credit: number
}

type Period = { currency_code: string; company_id: string; from: string; to: string }

export type Journal = Period & { lines: JournalLine[]; count: number; debit: number; credit: number }

export type TieOutRow = {
  key:
    | "opening"
    | "invoiced"
    | "credited"
    | "received"
    | "refunded"
    | "outstanding"
    | "customer_credit"
    | "balance"
    | "sold_cover"
  documents: number | null
  journal: number
  aging: number | null
  difference: number
}

export type TieOut = Period & {
  rows: TieOutRow[]
  differences: { invoice_id: string; number: string | null; difference: number }[]
  unbalanced: { entry_id: string; number: string | null; difference: number }[]
}

export const JOURNAL_EXPORT = "/admin/crm/reports/revenue-journal/export"

export const journalQuery = (query: JournalQuery & { limit: number; offset: number }) =>
  queryOptions({
    queryKey: crmKeys.journal.list(query),
    queryFn: () => sdk.client.fetch<Journal>("/admin/crm/reports/revenue-journal", { query }),
    placeholderData: keepPreviousData,
  })

export const tieOutQuery = (query: JournalQuery) =>
  queryOptions({
    queryKey: [...crmKeys.journal.all, "tie-out", query],
    queryFn: () => sdk.client.fetch<TieOut>("/admin/crm/reports/tie-out", { query }),
    placeholderData: keepPreviousData,
  })
