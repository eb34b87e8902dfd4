import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

export const SOLD_COVER_PATH = "/admin/crm/reports/sold-cover"

export const MOVED = ["opening", "sold", "released", "credited", "closing"] as const
/** What a contract liability did, in major units of the report's currency. */
export type Moved = Record<(typeof MOVED)[number], number>

export type CoverMonth = Moved & { month: string; is_closed: boolean }
export type CoverPlan = Moved & { plan_id: string; name: string | null }

/** `GET /admin/crm/reports/sold-cover`: months are `YYYY-MM`. */
export type SoldCoverReport = {
  from: string
  to: string
  currency_code: string
  months: CoverMonth[]
  plans: CoverPlan[]
  total: Moved
}

export type CoverLine = Moved & {
  invoice_item_id: string
  invoice_id: string
  number: string | null
  title: string
  customer_name: string | null
  plan_name: string | null
  covers: { id: string; number: string; status: string; starts_date: string | null; ends_date: string | null }[]
}

/** What the report is asked for. */
export type Asked = { from?: string; to?: string; currency_code?: string; plan_id?: string }

const reportQuery =
  <Report>(path: string) =>
  (params: Asked & { limit?: number; offset?: number }) =>
    queryOptions({
      queryKey: crmKeys.soldCover.list({ path, ...params }),
      queryFn: () => sdk.client.fetch<Report>(`${SOLD_COVER_PATH}${path}`, { query: params }),
      placeholderData: keepPreviousData,
    })

export const soldCoverQuery = reportQuery<SoldCoverReport>("")
export const coverLinesQuery = reportQuery<{ lines: CoverLine[]; count: number }>("/lines")
