import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

export const COSTS_PATH = "/admin/crm/reports/warranty-costs"

export const GROUPS = ["product", "plan", "supplier", "fault", "customer", "month"] as const
export type Group = (typeof GROUPS)[number]

/** Amounts are left out of the answers to who does not see margins. */
type Amount = number | undefined

/** What the list of claims is filtered by. */
export type Moments = { $gte?: string; $lt: string }

export const KINDS = ["parts", "labour", "freight", "replacement", "third_party", "other"] as const

export type CostRow = Partial<Record<(typeof KINDS)[number] | "deductible" | "cost" | "recovered" | "net", number>> & {
  id: string | null
  name: string | null
  claims: number
  entries: number
  units_sold: number | null
  claims_per_1000: number | null
  submitted_at?: Moments
}

/** `GET /admin/crm/reports/warranty-costs`: amounts in major units of `currency_code`. */
export type CostReport = {
  as_of: string
  from: string
  to: string
  currency_code: string
  group_by: Group
  total: Amount
  provisioned_total: Amount
  goodwill_total: Amount
  recovered: Amount
  claims: number
  entries: number
  units_sold: number | null
  claims_per_1000: number | null
  submitted_at: Moments
  rows: CostRow[]
  count: number
}

export type AgePoint = {
  age: number
  claims: number
  exposed: number
  claims_per_1000: number | null
  cumulative_per_1000: number
}

export type FailureReport = {
  as_of: string
  from: string
  to: string
  units_sold: number
  claims: number
  claims_per_1000: number | null
  ages: AgePoint[]
  products: {
    id: string | null
    name: string | null
    units_sold: number
    claims: number
    claims_per_1000: number | null
  }[]
  count: number
}

export const STATE_AGES = ["0_7", "8_14", "15_30", "over_30"] as const

export type OpenReport = {
  as_of: string
  count: number
  states: {
    state: "submitted" | "approved" | "in_repair"
    count: number
    ages: { key: (typeof STATE_AGES)[number]; count: number; state_since: Moments }[]
  }[]
}

export type ExpiringFigures = {
  entitlements: number
  units: number
  renewable_units: number
  renewal_value: number | null
}

export type ExpiringReport = ExpiringFigures & {
  from: string
  to: string
  currency_code: string
  months: (ExpiringFigures & { month: string })[]
}

export type UseReport = {
  from: string
  to: string
  currency_code: string
  plans: {
    plan_id: string
    name: string | null
    is_sold: boolean
    covers: number
    units: number
    value: number
    priced_units: number
    claims: number
    cost: Amount
    cost_percent: number | null | undefined
    left: number | null | undefined
  }[]
}

export const RECOVERY_AGES = ["0_30", "31_60", "61_90", "over_90"] as const
export const RECOVERY_STATES = ["expected", "claimed", "received", "refused"] as const

type RecoveryFigures = Partial<Record<(typeof RECOVERY_STATES)[number] | "outstanding", number>> & {
  claims: number
  ages: { key: (typeof RECOVERY_AGES)[number]; amount?: number; count: number }[]
}

export type RecoveryReport = RecoveryFigures & {
  currency_code: string
  suppliers: (RecoveryFigures & { supplier: string })[]
  count: number
}

export type Tile = {
  currency_code: string
  as_of: string
  provision?: number | null
  cost_this_month?: number
  expected_this_month?: number | null
  worst_product: { product_id: string; title: string; cost?: number; claims_per_1000: number | null } | null
}

export type CostParams = Record<string, string | number | undefined>

const reportQuery =
  <Report>(path: string) =>
  (params: CostParams) =>
    queryOptions({
      queryKey: crmKeys.warrantyCosts.list({ path, ...params }),
      queryFn: () => sdk.client.fetch<Report>(`${COSTS_PATH}${path}`, { query: params }),
      placeholderData: keepPreviousData,
    })

export const costsQuery = reportQuery<CostReport>("")
export const failuresQuery = reportQuery<FailureReport>("/failures")
export const openClaimsQuery = reportQuery<OpenReport>("/open-claims")
export const expiringQuery = reportQuery<ExpiringReport>("/expiring")
export const useOfCoverQuery = reportQuery<UseReport>("/use")
export const recoveriesQuery = reportQuery<RecoveryReport>("/recoveries")
export const tileQuery = reportQuery<Tile>("/tile")

type HostProduct = { id: string; title: string }

/** Products of the host whose title holds `text`. */
export async function searchProducts(text: string): Promise<HostProduct[]> {
  const { products } = await sdk.client.fetch<{ products: HostProduct[] }>("/admin/products", {
    query: { q: text || undefined, limit: 10, fields: "id,title" },
  })
  return products
}

export const productQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: crmKeys.warrantyCosts.list({ product: id }),
    queryFn: () =>
      sdk.client.fetch<{ products: HostProduct[] }>("/admin/products", {
        query: { id: [id ?? ""], fields: "id,title" },
      }),
    enabled: Boolean(id),
  })
