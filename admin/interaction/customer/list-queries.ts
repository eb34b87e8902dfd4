import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { NextFollowUp } from "../../follow-up/queries"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

/** One customer with what was sold, offered and owed, in the answer's currency. */
export type CustomerRow = {
  id: string
  name: string
  person: string | null
  email: string | null
  country_code: string | null
  city: string | null
  last_contact_at: string | null
  open_quotes: number
  open_quotes_total: number
  revenue: number
  outstanding: number
  overdue: number
  payment_delay: number | null
  next_follow_up?: NextFollowUp | null
}

export const CUSTOMERS_PATH = "/admin/crm/customers"

export const customersQuery = (params: object) =>
  queryOptions({
    queryKey: crmKeys.customers.list(params),
    queryFn: () =>
      sdk.client.fetch<{ customers: CustomerRow[]; count: number; currency_code: string }>(CUSTOMERS_PATH, {
        query: params as Record<string, string>,
      }),
    placeholderData: keepPreviousData,
  })

type Place = {
  country_code: string | null
  city: string | null
  customers: number
  open_quotes: number
  open_quotes_total: number
}

/** Customers and open quotes by country and city, the most of them first. */
export const placesQuery = (currency_code: string | undefined) =>
  queryOptions({
    queryKey: [...crmKeys.customers.all, "places", currency_code ?? null],
    queryFn: () =>
      sdk.client.fetch<{ places: Place[]; currency_code: string }>(`${CUSTOMERS_PATH}/places`, {
        query: { currency_code },
      }),
    staleTime: 60_000,
  })
