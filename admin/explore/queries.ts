import { queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

export const PIVOT_PATH = "/admin/crm/reports/pivot"

/** Rows of a page. */
export const PAGE_SIZE = 50

export type PivotDimension = { key: string; kind: string; words: string | null }
export type PivotMeasure = { key: string; kind: "number" | "money" | "percent" | "days" }

/** What can be counted, and by what. */
export type PivotDataset = {
  key: string
  has_currency: boolean
  dates: string[]
  dimensions: PivotDimension[]
  measures: PivotMeasure[]
}

/** A pivot as it is asked for: lists parted by commas, filters as JSON. */
export type PivotAsked = { dataset: string; rows: string; measures: string } & Partial<
  Record<"column" | "date" | "from" | "to" | "as_of" | "currency_code" | "filters" | "order" | "order_column", string>
>

/** A value of a dimension; the empty key stands for rows without one, null for all that have no column of their own. */
export type PivotKey = { key: string | null; name: string | null; code: string | null }
export type PivotLine = {
  keys: PivotKey[]
  cells: ((number | null)[] | null)[]
  total: (number | null)[]
}
export type PivotAnswer = {
  currency_code: string
  as_of: string
  date: string
  columns: PivotKey[]
  rows: PivotLine[]
  subtotals: PivotLine[]
  totals: PivotLine
  count: number
}

export type PivotDocuments = {
  currency_code: string
  documents: { id: string; number: string; customer_name: string | null; day: string | null; amount: number }[]
  count: number
  total: number
}

type Paged = { limit: number; offset: number }

const FIELDS = ["part", "dataset", "rows", "column", "measures"] as const
type Fields = Partial<Record<(typeof FIELDS)[number], string>>

/** An answer stands until the next one comes only where it is of the same fields. */
const pivot = <Answer>(part: string, query: Fields) =>
  queryOptions({
    queryKey: crmKeys.pivot.list({ part, ...query }),
    queryFn: () => sdk.client.fetch<Answer>(`${PIVOT_PATH}${part}`, { query: query as never }),
    placeholderData: (previous, before) => {
      const [was, is] = [before?.queryKey[3] as Fields | undefined, { part, ...query }]
      return was && FIELDS.every((name) => was[name] === is[name]) ? previous : undefined
    },
  })

export const pivotFieldsQuery = () =>
  queryOptions({
    queryKey: crmKeys.pivot.list({ part: "/fields" }),
    queryFn: () => sdk.client.fetch<{ datasets: PivotDataset[] }>(`${PIVOT_PATH}/fields`),
    staleTime: 5 * 60_000,
  })
export const pivotQuery = (query: PivotAsked & Paged) => pivot<PivotAnswer>("", query)
export const pivotDocumentsQuery = (query: PivotAsked & Paged) => pivot<PivotDocuments>("/documents", query)
