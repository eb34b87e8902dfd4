import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { Bucket } from "../../overview/queries"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { Sum } from "../queries"

/** Amounts are numbers in major units of `currency_code`; days are `YYYY-MM-DD`. */
export type Dispute = {
  id: string
  invoice_id: string
  invoice_number: string
  customer_name: string | null
  currency_code: string
  amount: number
  reason: string
  note: string | null
  items: { invoice_item_id: string; title: string; quantity: number; amount: number }[] | null
  owner_id: string | null
  status: "open" | "resolved"
  resolution: string | null
  resolution_note: string | null
  opened_date: string
  resolved_date: string | null
}

export type PaymentPromise = {
  id: string
  invoice_id: string | null
  invoice_number: string | null
  currency_code: string
  amount: number
  /** What came for it by now. */
  received: number
  state: "open" | "kept" | "broken" | "canceled"
  promised_date: string
  note: string | null
  told_by: string | null
}

export const DISPUTE_REASONS = [
  "price",
  "quantity",
  "quality",
  "not_delivered",
  "not_ordered",
  "duplicate",
  "paid",
  "claim",
  "other",
] as const
export const DISPUTE_RESOLUTIONS = ["credited", "rejected", "withdrawn", "corrected"] as const

/** The newest of them; a debtor or an invoice has few. */
const NEWEST = 50

export const disputesQuery = (filters: { invoice_id: string } | { bill_to_customer_id: string }) =>
  queryOptions({
    queryKey: crmKeys.disputes.list(filters),
    queryFn: () =>
      sdk.client.fetch<{ disputes: Dispute[]; totals: Sum[] }>(
        "invoice_id" in filters ? `/admin/crm/invoices/${filters.invoice_id}/disputes` : "/admin/crm/disputes",
        { query: { limit: NEWEST, ...("invoice_id" in filters ? {} : filters) } }
      ),
    select: (answer) => answer.disputes,
  })

/** @param path - of the invoice or the customer in the API */
export const promisesQuery = (path: string) =>
  queryOptions({
    queryKey: crmKeys.promises.list({ path }),
    queryFn: () => sdk.client.fetch<{ promises: PaymentPromise[] }>(`${path}/promises`, { query: { limit: NEWEST } }),
    select: (answer) => answer.promises,
  })

export type Debtor = {
  customer_id: string
  name: string | null
  owed: number
  overdue: number
  oldest_due_date: string
  buckets: Bucket[]
  disputed: number
  unallocated: number
  promise: { id: string; amount: number; promised_date: string; state: "open" | "broken" } | null
  last_contact_at: string | null
  held_back: ("promise" | "dispute" | "unallocated")[]
}

export type Queue = {
  as_of: string
  currency_code: string
  debtors: Debtor[]
  count: number
  owed: number
  overdue: number
}

export type QueueParams = {
  currency_code?: string
  owner_id?: string
  team_id?: string
  region_id?: string
  sales_channel_id?: string
  broken_promise?: string
  disputed?: string
  min_overdue?: string
  q?: string
  limit: number
  offset: number
}

export const queueQuery = (params: QueueParams) =>
  queryOptions({
    queryKey: crmKeys.aging.list({ queue: true, ...params }),
    queryFn: () => sdk.client.fetch<Queue>("/admin/crm/reports/collection", { query: params }),
    placeholderData: keepPreviousData,
  })

export type TermsStep = { reason: string; value: number; days: number; points: number }

export type Account = {
  customer_id: string
  debtor_id: string
  name: string | null
  email: string | null
  as_of: string
  currency_code: string
  positions: AccountPosition[]
  buckets: Bucket[]
  dso: number | null
  payment_delay: { days: number; source: "customer" | "store" | "none"; count: number }
  suggested: { base_days: number; terms_days: number; deposit_percent: number; steps: TermsStep[] }
}

export type AccountPosition = {
  currency_code: string
  outstanding: number
  overdue: number
  unallocated: number
  uninvoiced_orders: number
  exposure: number
  credit_limit: number | null
  headroom: number | null
  hold: boolean
}

export const accountQuery = (customerId: string, currency: string | undefined) =>
  queryOptions({
    queryKey: [...crmKeys.customers.part(customerId, "account"), currency ?? null],
    queryFn: () =>
      sdk.client.fetch<{ account: Account }>(`/admin/crm/customers/${customerId}/account`, {
        query: { currency_code: currency },
      }),
    select: (answer) => answer.account,
  })

export type InvoiceContact = { email: string; name?: string | null; locale?: "en" | "pt-BR" | null }

export type CreditTerms = {
  /** Who pays, where that is another customer. */
  bill_to_customer_id: string | null
  credit_limit: number | null
  currency_code: string | null
  payment_terms_id: string | null
  hold: boolean
  invoice_contacts: InvoiceContact[] | null
  /** Null is as the settings say. */
  statement_monthly: boolean | null
  collection_note: string | null
}

export const creditTermsQuery = (customerId: string) =>
  queryOptions({
    queryKey: crmKeys.customers.part(customerId, "credit-terms"),
    queryFn: () => sdk.client.fetch<{ credit_terms: CreditTerms }>(`/admin/crm/customers/${customerId}/credit-terms`),
    select: (answer) => answer.credit_terms,
  })

/** One row of the arithmetic. */
export type InterestRow = {
  number: string
  kind: "interest" | "fixed_fee" | "penalty"
  from: string
  until: string
  days: number
  balance: number
  rate: number | null
  amount: number
}

export const interestQuery = (customerId: string, currency_code: string) =>
  queryOptions({
    queryKey: [...crmKeys.customers.part(customerId, "interest"), currency_code],
    queryFn: () =>
      sdk.client.fetch<{ interest: { until: string; rows: InterestRow[]; total: number } }>(
        `/admin/crm/customers/${customerId}/interest`,
        { query: { currency_code } }
      ),
    select: (answer) => answer.interest,
    retry: false,
  })

/** The account of one debtor, in one currency. */
export const accountHref = (customerId: string, currency?: string): string =>
  `/crm/receivables/accounts/${customerId}${currency ? `?currency=${currency}` : ""}`
