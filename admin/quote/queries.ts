import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { HistoryEntry } from "../shared/history-section"
import { crmKeys } from "../shared/query-keys"
import type { Range } from "../shared/read-range"
import { sdk } from "../shared/sdk"
import { PaymentTerms } from "./rules/payment-terms"
import { LostReason, Quote, QuoteItem, QuoteTotals, Stage } from "./types"
import type { QuoteTemplate } from "./rules/template"

export const QUOTES_PATH = "/admin/crm/quotes"

/** Sum of the filtered quotes in one currency. */
export type QuoteSum = {
  currency_code: string
  count: number
  total: number | string
  weighted_total?: number | string
}

/** What narrows quotes, in the list, its CSV and the board alike. */
export type QuoteFilters = {
  q?: string
  /** Approvals that the caller may decide. */
  awaiting_me?: boolean
  unanswered?: boolean
  on_hold?: boolean
  source?: "cart" | "lead" | "staff"
  stalled?: boolean
  overdue_next_step?: boolean
  status?: string[]
  pipeline_id?: string
  stage_id?: string[]
  owner_id?: string[]
  team_id?: string[]
  source_id?: string[]
  region_id?: string[]
  sales_channel_id?: string[]
  currency_code?: string | string[]
  customer_id?: string
  total?: Range | string
  valid_until?: Range
  expected_close_date?: Range
  next_step_date?: Range
  decided_date?: Range
  created_at?: Range
}

export type QuoteListParams = QuoteFilters & {
  limit: number
  offset: number
  order?: string
  view?: string
}

type QuoteList = { quotes: Quote[]; count: number; offset: number; limit: number; totals?: QuoteSum[] }

export const quotesQuery = (params: QuoteListParams) =>
  queryOptions({
    queryKey: crmKeys.quotes.list(params),
    queryFn: () => sdk.client.fetch<QuoteList>(QUOTES_PATH, { query: params }),
    placeholderData: keepPreviousData,
  })

export const quoteQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.quotes.detail(id),
    queryFn: () => sdk.client.fetch<{ quote: Quote }>(`${QUOTES_PATH}/${id}`),
    select: (answer) => answer.quote,
    // One on hold goes on by itself when a receipt comes.
    refetchInterval: (query) => (query.state.data?.quote.hold ? 10_000 : false),
  })

export const stagesQuery = () =>
  queryOptions({
    queryKey: crmKeys.stages.lists(),
    queryFn: () => sdk.client.fetch<{ stages: Stage[] }>("/admin/crm/stages", { query: { limit: 200 } }),
    select: (answer) =>
      [...answer.stages].sort(
        (a, b) => (a.pipeline_id ?? "").localeCompare(b.pipeline_id ?? "") || a.position - b.position
      ),
    staleTime: 60_000,
  })

export const lostReasonsQuery = () =>
  queryOptions({
    queryKey: crmKeys.lostReasons.lists(),
    queryFn: () =>
      sdk.client.fetch<{ lost_reasons: LostReason[] }>("/admin/crm/lost-reasons", { query: { limit: 200 } }),
    select: (answer) => answer.lost_reasons,
    staleTime: 60_000,
  })

export const paymentTermsQuery = () =>
  queryOptions({
    queryKey: crmKeys.paymentTerms.lists(),
    queryFn: () =>
      sdk.client.fetch<{ payment_terms: (PaymentTerms & { id: string })[] }>("/admin/crm/payment-terms", {
        query: { limit: 200 },
      }),
    select: (answer) => answer.payment_terms,
    staleTime: 60_000,
  })

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.quotes.part(id, "history"),
    queryFn: () =>
      sdk.client.fetch<{ history: HistoryEntry[] }>(`${QUOTES_PATH}/${id}/history`, { query: { limit: 100 } }),
    select: (answer) => answer.history,
  })

export type SentVersion = {
  id: string
  version: number
  total: number
  currency_code: string
  sent_at: string
  valid_until: string
  superseded_at: string | null
  /** The buyer can still accept it. */
  live?: boolean
  decision: string | null
  decided_at?: string | null
  decided_by?: string | null
  decided_name?: string | null
  decided_ip?: string | null
  decided_note?: string | null
  decided_terms?: string | null
  decided_item_ids?: string[] | null
  content_hash?: string | null
  opened_count?: number
  last_opened_at?: string | null
}

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.quotes.part(id, "versions"),
    queryFn: () => sdk.client.fetch<{ versions: SentVersion[] }>(`${QUOTES_PATH}/${id}/versions`),
    select: (answer) => answer.versions,
  })

/** What the customer owes, one figure per currency. */
export type Position = {
  currency_code: string
  outstanding: number | string
  overdue: number | string
  unallocated?: number | string
  credit_limit?: number | string | null
  exposure?: number | string
  headroom?: number | string | null
}

export const positionQuery = (customerId: string) =>
  queryOptions({
    queryKey: crmKeys.customers.part(customerId, "position"),
    queryFn: () => sdk.client.fetch<Record<string, unknown>>(`/admin/crm/customers/${customerId}/position`),
    retry: false,
  })

export type Preview = QuoteTotals & {
  currency_code: string
  items: QuoteItem[]
  prices_include_tax?: boolean
  similar?: Quote["similar"]
  margin?: Quote["margin"]
}

/** Templates that may be used, by name. */
export const templatesQuery = () =>
  queryOptions({
    queryKey: ["crm", "quote-templates", "active"],
    queryFn: () =>
      sdk.client.fetch<{ quote_templates: QuoteTemplate[] }>("/admin/crm/quote-templates", {
        query: { is_active: true, limit: 200 },
      }),
    select: (answer) => answer.quote_templates,
    staleTime: 30_000,
  })

export type ShippingOption = { id: string; name: string; price_type: string; amount: number | null }

type ShippingTo = { region_id: string; currency_code: string; sales_channel_id?: string; country_code?: string }

/** The host's shipping options to where an offer goes. */
export const shippingOptionsQuery = (to: ShippingTo) =>
  queryOptions({
    queryKey: ["crm", "shipping-options", to],
    queryFn: () =>
      sdk.client.fetch<{ shipping_options: ShippingOption[] }>("/admin/crm/shipping-options", { query: to }),
    select: (answer) => answer.shipping_options,
    staleTime: 30_000,
  })

const LOOK_MS = 10_000

/** Whether someone else saved a draft since a revision of it, and who changed what; asked now and then while an editor is open. */
export const quoteChangesQuery = (id: string, since: number) =>
  queryOptions({
    queryKey: ["crm", "quote-changes", id, since],
    queryFn: () => sdk.client.fetch<{ message: string | null }>(`${QUOTES_PATH}/${id}/changes`, { query: { since } }),
    select: (answer) => answer.message,
    refetchInterval: LOOK_MS,
    retry: false,
  })
