import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

export const PERFORMANCE_PATH = "/admin/crm/reports/sales-performance"

export const GROUPS = ["owner", "team", "source", "month"] as const

export type Group = (typeof GROUPS)[number]

type Amount = number | string

/** Figures of one group: amounts net in major units of the report's currency, rates 0 to 100, the cycle in days. */
export type PerformanceFigures = {
  won_count: number
  won_net: Amount
  lost_count: number
  lost_net: Amount
  expired_count: number
  win_rate: Amount | null
  win_rate_by_value: Amount | null
  cycle_days: Amount | null
  velocity: Amount | null
  /** Orders less cancellations. */
  ordered_net: Amount
  target: Amount | null
  attained_percent: Amount | null
  commission: Amount | null
}

export type PerformanceRow = PerformanceFigures & { key: string | null; name: string | null }

export type Performance = {
  from: string
  to: string
  currency_code: string
  rows: PerformanceRow[]
  totals: PerformanceFigures
  lost_reasons: { id: string | null; name: string | null; code?: string | null; count: number; net: Amount }[]
}

export type PerformanceParams = { from?: string; to?: string; currency_code?: string; group_by: Group }

export const performanceQuery = (params: PerformanceParams) =>
  queryOptions({
    queryKey: crmKeys.performance.list(params),
    queryFn: () => sdk.client.fetch<Performance>(PERFORMANCE_PATH, { query: params }),
    placeholderData: keepPreviousData,
  })
