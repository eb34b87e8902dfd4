import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { CUSTOMERS_PATH } from "./list-queries"

export const DUPLICATES_PATH = `${CUSTOMERS_PATH}/duplicates`
export const DUPLICATES_PAGE = 20

export type DuplicateCustomer = {
  id: string
  name: string
  person: string | null
  email: string | null
  phone: string | null
  has_account: boolean
  created_at: string
  orders: number
}

export type DuplicateReason = { code: "email" | "guest" | "phone" | "tax_id" | "name_domain"; value: string }

/** Customers who look like one, the most likely to stay first. */
export type Duplicate = { key: string; customers: DuplicateCustomer[]; reasons: DuplicateReason[] }

export const duplicatesQuery = (query: { limit: number; offset: number }) =>
  queryOptions({
    queryKey: [...crmKeys.customers.all, "duplicates", query],
    queryFn: () => sdk.client.fetch<{ duplicates: Duplicate[]; count: number }>(DUPLICATES_PATH, { query }),
    placeholderData: keepPreviousData,
  })

/** A customer who was merged into another one. */
export type MergedFrom = {
  id: string
  name: string
  email: string | null
  has_account: boolean
  merged_into_id: string
  merged_at: string
}

/** Who a customer is by now, and who was merged into them. */
export const mergedQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.customers.part(id, "merged"),
    queryFn: () => sdk.client.fetch<{ customer: { id: string; merged_from: MergedFrom[] } }>(`${CUSTOMERS_PATH}/${id}`),
    select: (answer) => answer.customer,
    enabled: Boolean(id),
  })
