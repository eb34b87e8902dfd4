import { keepPreviousData, queryOptions } from "@tanstack/react-query"

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
}

/** `/admin/crm/overview`: amounts in major units of `currency_code`, rates in percent, DSO in days. */
export type Overview = {
  as_of: string
  currency_code: string
  currencies: string[]
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
  customers: CustomerSum[]
  delivered_not_invoiced: { count: number; amount: number }
  /** Of everybody that the person who asks may see. */
  follow_ups?: { due_today: number; overdue: number }
}

export const overviewQuery = (currency: string | undefined) =>
  queryOptions({
    queryKey: crmKeys.overview.list({ currency }),
    queryFn: () => sdk.client.fetch<Overview>("/admin/crm/overview", { query: { currency_code: currency } }),
    placeholderData: keepPreviousData,
  })
