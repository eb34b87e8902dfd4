import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { Narrowing } from "../shared/narrowing"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

export const SALES_PATH = "/admin/crm/reports/sales"

/** What every report of the page is asked for. */
export type SalesAsked = Narrowing & {
  currency_code?: string
  from?: string
  to?: string
  source_id?: string
  pipeline_id?: string
}

type Answer<Row> = { currency_code: string; from: string; to: string; rows: Row[] }

export type ResultRow = {
  key: string | null
  name: string | null
  code: string | null
  won_count: number
  won_net: number
  win_rate: number | null
  win_rate_by_value: number | null
  cycle_days: number | null
  open_count: number
  open_net: number
  velocity: number | null
}

export type FunnelRow = { stage_id: string; name: string; code: string | null; median_days: number | null } & Record<
  `${"entered" | "went_on" | "lost" | "still"}_${"count" | "net"}`,
  number
>

export type LostRow = { lost_reason_id: string | null; name: string | null; count: number; net: number }

export type ForecastRow = {
  month: string
  owner_id: string | null
  owner_name: string | null
  pipeline: number
  best_case: number
  commit: number
  weighted: number
  ordered: number
  forecast: number
  target: number | null
  attained_percent: number | null
}

export type CashStep = { step: string; count: number; median_days: number | null }

export type CashRow = { id: string; number: string; customer_name: string | null; sent_date: string | null } & Record<
  "accepted_date" | "ordered_date" | "invoiced_date" | "paid_date",
  string | null
>

export type FollowOnRow = {
  key: string
  name: string | null
  orders: number
  customers: number
  repeat_customers: number
  total: number
  last_date: string
  days_since: number
}

/** A sales report by its name. */
const reportQuery = <Data>(report: string, query: object) =>
  queryOptions({
    queryKey: crmKeys.performance.list({ report, ...query }),
    queryFn: () => sdk.client.fetch<Data>(`${SALES_PATH}/${report}`, { query: query as never }),
    placeholderData: keepPreviousData,
  })

export const resultsQuery = (query: SalesAsked & { group_by: "owner" | "stage" }) =>
  reportQuery<Answer<ResultRow>>("results", query)
export const funnelQuery = (query: SalesAsked) => reportQuery<Answer<FunnelRow>>("funnel", query)
export const lostQuery = (query: SalesAsked) => reportQuery<Answer<LostRow>>("lost", query)
export const forecastQuery = (query: SalesAsked) => reportQuery<Answer<ForecastRow>>("forecast", query)

export const PAGE_SIZE = 10
type Paged = { limit: number; offset: number }

export const quoteToCashQuery = (query: SalesAsked & Paged) =>
  reportQuery<{ currency_code: string; steps: CashStep[]; quotes: CashRow[]; count: number }>("quote-to-cash", query)

export const followOnQuery = (query: SalesAsked & Paged & { by: "customer" | "product"; quiet_days: number }) =>
  reportQuery<{
    currency_code: string
    customers: number
    repeat_customers: number
    repeat_rate: number | null
    rows: FollowOnRow[]
    count: number
  }>("follow-on", query)

export type SalesQuote = {
  id: string
  number: string
  customer_name: string | null
  decided_date: string | null
  expected_close_date: string | null
  net_total: number
}

/** The quotes behind a figure. */
export const salesQuotesQuery = (query: SalesAsked & Paged & Record<string, unknown>) =>
  reportQuery<{ currency_code: string; quotes: SalesQuote[]; count: number; net_total: number }>("quotes", query)
