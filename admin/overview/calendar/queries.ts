import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { Narrowing } from "../../shared/narrowing"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

export const CASH_CASES = ["best", "expected", "worst"] as const
export type CashCase = (typeof CASH_CASES)[number]

export const CASH_KINDS = ["receivables", "orders", "pipeline_weighted"] as const
export type CashKind = (typeof CASH_KINDS)[number]

/** Money expected in one week by what it comes from, in major units of the currency. */
export type CashWeek = Record<CashKind, number> & { week_start: string }

type Asked = Narrowing & { currency_code: string; case: CashCase }

export type CashCalendar = { weeks: CashWeek[]; later: Record<CashKind, number> }

export const calendarQuery = (query: Asked) =>
  queryOptions({
    queryKey: crmKeys.overview.list({ calendar: true, ...query }),
    queryFn: () => sdk.client.fetch<CashCalendar>("/admin/crm/reports/cash-calendar", { query }),
    placeholderData: keepPreviousData,
  })

export type CashItem = {
  kind: CashKind
  document: "invoice" | "order" | "quote"
  id: string
  number: string | null
  customer_name: string | null
  /** The day that the document says: due, ordered, accepted or expected to close. */
  base_date: string | null
  promised_date: string | null
  expected_date: string
  /** Percent, of quotes. */
  probability: number | null
  amount: number
}

export const PAGE_SIZE = 20

export const cashItemsQuery = (query: Asked & { week: string; kind?: CashKind; offset: number }) =>
  queryOptions({
    queryKey: crmKeys.overview.list({ calendarItems: true, ...query }),
    queryFn: () =>
      sdk.client.fetch<{ items: CashItem[]; count: number; total: number }>("/admin/crm/reports/cash-calendar/items", {
        query: { ...query, limit: PAGE_SIZE },
      }),
    placeholderData: keepPreviousData,
  })
