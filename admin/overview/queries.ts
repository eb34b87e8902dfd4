import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { Narrowing } from "../shared/narrowing"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

export type BucketKey = "current" | "1_30" | "31_60" | "61_90" | "over_90"
export type Bucket = { key: BucketKey; amount: number; count: number }

export type StageSum = {
  stage_id: string
  name: string
  code: string | null
  probability: number
  count: number
  total: number
  weighted_total: number
}

/** Of the last 90 days, and of the 90 before. */
export type WinRates = {
  by_count: number | null
  by_value: number | null
  previous_by_count: number | null
  previous_by_value: number | null
}

export type WeekSum = { week_start: string; receivables: number; orders: number; pipeline_weighted: number }

export type CustomerSum = {
  customer_id: string
  name: string | null
  open_quotes_total: number
  outstanding: number
  overdue: number
  credit_headroom: number | null
  /** Past the due day, as they usually pay. */
  payment_delay_days: number
  payment_delay_source: "customer" | "store"
}

export type Waiting = { count: number; amount: number }

/** What waits for somebody on the store's day; days are `YYYY-MM-DD`. */
export type Today = {
  /** The last working day before today. */
  since: string
  week_end: string
  accepted: Waiting
  questions: Waiting
  expiring: Waiting
  newly_overdue: Waiting
  broken_promises: Waiting
  unmatched: Waiting & { bank_lines: Waiting | null; unallocated: Waiting }
  delivered_not_invoiced: Waiting
  on_hold: Waiting
}

/** Every currency in one, with the rates that were used. */
export type Converted = {
  currency_code: string
  rate_date: string
  rates: { currency_code: string; rate: string; rate_date: string }[]
  without_rate: string[]
  pipeline_total: number
  pipeline_weighted_total: number
  outstanding: number
  overdue: number
  unallocated: number
}

/** `/admin/crm/overview`: amounts in major units of `currency_code`, rates in percent, DSO in days. */
export type Overview = {
  as_of: string
  currency_code: string
  currencies: string[]
  today: Today
  pipeline: {
    stages: StageSum[]
    count: number
    total: number
    weighted_total: number
    win_rate: number | null
    win_rates?: WinRates
  }
  receivables: {
    buckets: Bucket[]
    total: number
    unallocated: number
    net: number
    overdue: number
    dso: number | null
  }
  cash_calendar: WeekSum[]
  delivered_not_invoiced: { count: number; amount: number }
  /** Of everybody that the person who asks may see. */
  follow_ups?: { due_today: number; overdue: number }
  converted?: Converted
}

type Asked = Narrowing & { currency_code?: string }

export const overviewQuery = (query: Asked & { convert?: true; rate_date?: string }) =>
  queryOptions({
    queryKey: crmKeys.overview.list(query),
    queryFn: () => sdk.client.fetch<Overview>("/admin/crm/overview", { query }),
    placeholderData: keepPreviousData,
  })

/** Quotes decided in a period: number, gross and net. */
export type Decided = { count: number; total: number; net_total: number }

type PeriodDecisions = Record<"won" | "lost" | "expired", Decided> & { win_rate: number | null }

export const decisionsQuery = (query: Asked & { from: string; to: string }) =>
  queryOptions({
    queryKey: crmKeys.overview.list({ decisions: true, ...query }),
    queryFn: () =>
      sdk.client.fetch<Record<"period" | "previous", PeriodDecisions>>("/admin/crm/reports/decisions", { query }),
    placeholderData: keepPreviousData,
  })

export type TrendPoint = { date: string; total: number; overdue: number; dso: number | null }

export const trendQuery = (query: Asked) =>
  queryOptions({
    queryKey: crmKeys.overview.list({ trend: true, ...query }),
    queryFn: () => sdk.client.fetch<{ points: TrendPoint[] }>("/admin/crm/reports/receivables-trend", { query }),
    placeholderData: keepPreviousData,
  })

/** What stands first: a quote and a late debt of one customer, open quotes, or debt. */
export const TOP_BY = ["both", "quotes", "debt"] as const
export type TopBy = (typeof TOP_BY)[number]

export const topCustomersQuery = (query: Asked & { by: TopBy }) =>
  queryOptions({
    queryKey: crmKeys.overview.list({ customers: true, ...query }),
    queryFn: () => sdk.client.fetch<{ customers: CustomerSum[] }>("/admin/crm/reports/top-customers", { query }),
    select: (answer) => answer.customers,
    placeholderData: keepPreviousData,
  })
