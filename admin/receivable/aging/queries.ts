import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

/** How an aging is laid out; what is left out is the API's usual. Days are `YYYY-MM-DD`. */
export type AgingLayout = { currency_code?: string; as_of?: string; date_basis?: string; buckets?: string }

export type AgingBucket = { key: string; amount: number; count: number }

/** One debtor or owner; nobody's documents have no id. */
export type AgingRow = { id: string | null; name: string | null; buckets: AgingBucket[]; total: number }

type Group = { name: string | null; buckets: AgingBucket[]; total: number }
type Answer = {
  as_of: string
  currency_code: string
  buckets: AgingBucket[]
  total: number
  unallocated: number
  net: number
  customers?: (Group & { customer_id: string | null })[]
  owners?: (Group & { owner_id: string | null })[]
  count: number
}

export type GroupBy = "customer" | "owner"

/** What is owed by age, the largest debtor or owner first. */
export const agingQuery = (query: AgingLayout & { group_by: GroupBy; limit: number; offset: number }) =>
  queryOptions({
    queryKey: crmKeys.aging.list({ table: true, ...query }),
    queryFn: () => sdk.client.fetch<Answer>("/admin/crm/reports/aging", { query }),
    select: ({ customers, owners, ...aging }) => ({
      ...aging,
      rows: [
        ...(customers ?? []).map(({ customer_id: id, ...row }): AgingRow => ({ id, ...row })),
        ...(owners ?? []).map(({ owner_id: id, ...row }): AgingRow => ({ id, ...row })),
      ],
    }),
    placeholderData: keepPreviousData,
  })

export const AGING_EXPORT = "/admin/crm/reports/aging/export"
