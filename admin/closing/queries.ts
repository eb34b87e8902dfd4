import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { CompanyAddress, TaxCategoryRule } from "../settings/queries"

export type CountedSum = { currency_code: string; count: number; amount: number }

export type NumberRange = {
  kind: "invoice" | "credit_note" | "receipt"
  series: string
  year: number
  first: string
  last: string
  count: number
  /** Numbers between first and last that documents of other months have. */
  elsewhere: number
  /** Numbers between first and last that nobody has. */
  missing: number
}

export type Verification = {
  id: string
  status: "running" | "done"
  checked: number
  total: number
  fault_count: number
  faults: { message: string }[]
  started_at: string
  finished_at: string | null
}

/** What is left to do before a company closes a month. Days are `YYYY-MM-DD`, amounts in major units. */
export type Closing = {
  month: string
  company_id: string
  from: string
  to: string
  today: string
  is_over: boolean
  is_closed: boolean
  lock_date: string | null
  uninvoiced: CountedSum[]
  drafts: CountedSum[]
  /** Drafts that cannot be issued yet, and why. */
  blocked_drafts: { id: string; order_display_id: string | null; reasons: string[] }[]
  credit_proposals: CountedSum[]
  invoice_proposals: CountedSum[]
  numbers: NumberRange[]
  verification: Verification | null
}

export type NextNumbers = { invoice: string; credit_note: string; receipt: string }

export type Numbering = {
  number_format: string
  fiscal_year_start_month: number
  invoice_series: string
  credit_note_series: string
  receipt_series: string
}

export type Company = {
  id: string
  is_default: boolean
  name: string | null
  legal_name: string | null
  tax_id: string | null
  vat_id: string | null
  registration_number: string | null
  address: CompanyAddress | null
  email: string | null
  phone: string | null
  logo: string | null
  brand_color: string | null
  /** Null: the store's. */
  timezone: string | null
  currency_code: string | null
  iban: string | null
  bic: string | null
  bank_name: string | null
  pix_key: string | null
  pix_city: string | null
  payment_text: string | null
  fiscal_documents: "here" | "elsewhere" | null
  tax_categories: TaxCategoryRule[] | null
  invoice_notes: string | null
  number_format: string | null
  fiscal_year_start_month: number | null
  invoice_series: string | null
  credit_note_series: string | null
  receipt_series: string | null
  sales_channel_ids: string[]
  /** As it holds: its own, else the store's. */
  numbering: Numbering
  next_numbers: NextNumbers
}

export const closingQuery = (query: { month?: string; company_id?: string }) =>
  queryOptions({
    queryKey: crmKeys.closing.list(query),
    queryFn: () => sdk.client.fetch<{ closing: Closing }>("/admin/crm/closing", { query }),
    select: (answer) => answer.closing,
    placeholderData: keepPreviousData,
  })

export const companiesQuery = () =>
  queryOptions({
    queryKey: crmKeys.settings.part("default", "companies"),
    queryFn: () => sdk.client.fetch<{ companies: Company[] }>("/admin/crm/companies"),
    select: (answer) => answer.companies,
  })

/** What the next documents of a company would be numbered with what is tried out. A refusal says why it cannot be. */
export const nextNumbersQuery = (companyId: string, tried: Partial<Numbering>) =>
  queryOptions({
    queryKey: [...crmKeys.settings.part("default", "next-numbers"), companyId, tried],
    queryFn: () =>
      sdk.client.fetch<{ next_numbers: NextNumbers }>(`/admin/crm/companies/${companyId}/next-numbers`, {
        query: tried,
      }),
    select: (answer) => answer.next_numbers,
    placeholderData: keepPreviousData,
    retry: false,
  })
