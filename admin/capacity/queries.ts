import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

/** In pieces of the item. */
export type WeekDemand = { week_start: string; quantity: number; weighted: number }

export type CapacityRow = {
  variant_id: string
  inventory_item_id: string
  sku: string | null
  title: string
  location_id: string
  location_name: string
  stocked: number
  reserved: number
  incoming: number
  available: number
  demand: WeekDemand[]
  demand_later: { quantity: number; weighted: number }
  runs_out_week: string | null
  short_by: number
  quotes: number
}

export type Capacity = {
  as_of: string
  weeks: string[]
  rows: CapacityRow[]
  count: number
  short_count: number
  not_counted: number
}

export type CapacityQuote = {
  quote_id: string
  number: string
  customer_name: string | null
  owner_name: string | null
  probability: number
  week_start: string
  quantity: number
  weighted: number
}

type Query = Record<string, string | number | undefined>

export const CAPACITY_PATH = "/admin/crm/reports/capacity"

/** A page of items with what quotes want of them. */
export const capacityQuery = (query: Query) =>
  queryOptions({
    queryKey: crmKeys.capacity.list(query),
    queryFn: () => sdk.client.fetch<Capacity>(CAPACITY_PATH, { query }),
    placeholderData: keepPreviousData,
  })

/** The quotes behind one row. */
export const capacityQuotesQuery = (query: { inventory_item_id: string; location_id: string; limit: number }) =>
  queryOptions({
    queryKey: crmKeys.capacity.part(query.inventory_item_id, `quotes-${query.location_id}-${query.limit}`),
    queryFn: () => sdk.client.fetch<{ quotes: CapacityQuote[]; count: number }>(`${CAPACITY_PATH}/quotes`, { query }),
  })

export type PersonWork = {
  user_id: string | null
  name: string | null
  open_quotes: number
  open_weighted: number
  decided_per_week: number
  quote_weeks: number | null
  open_follow_ups: number
  late_follow_ups: number
  done_per_week: number
  follow_up_weeks: number | null
}

/** What each person has in hand, in the store's default currency. */
export const capacityPeopleQuery = () =>
  queryOptions({
    queryKey: crmKeys.capacity.detail("people"),
    queryFn: () => sdk.client.fetch<{ currency_code: string; people: PersonWork[] }>(`${CAPACITY_PATH}/people`),
  })

export type RepairWork = {
  technician: string | null
  repairs: number
  open_hours: number
  hours_per_week: number | null
  weeks: number | null
}

export type Repairs = Omit<RepairWork, "technician"> & { technicians: RepairWork[]; unknown: number }

/** Hours of repair in hand by technician. */
export const capacityRepairsQuery = () =>
  queryOptions({
    queryKey: crmKeys.capacity.detail("repairs"),
    queryFn: () => sdk.client.fetch<Repairs>(`${CAPACITY_PATH}/repairs`),
  })
