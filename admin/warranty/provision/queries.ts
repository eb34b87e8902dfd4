import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

export const PROVISION_PATH = "/admin/crm/reports/warranty-provision"
export const PRIORS_PATH = "/admin/crm/warranty-priors"

/** Where a prior comes from; `none` is nowhere. */
export type PriorFrom = "product" | "type" | "all" | "type_experience" | "all_experience" | "none"

export type ProductProvision = {
  product_id: string
  title: string
  units: number
  mean_cost: number
  expected_claims: number
  provision: number
  estimates: number
  prior_from: PriorFrom
}

/** `GET /admin/crm/reports/warranty-provision`: amounts in major units of `currency_code`. */
export type ProvisionReport = {
  as_of: string
  currency_code: string
  provision: number
  claims_estimates: number
  units: number
  products: ProductProvision[]
  count: number
}

export const MOVED = ["opening", "built", "used", "released", "remeasured", "closing"] as const
export type Movement = { month: string; is_closed: boolean } & Record<(typeof MOVED)[number], number>
export type MovementReport = { from: string; to: string; currency_code: string; movements: Movement[] }

export type Cohort = { month: string; units: number; expected: number; cost: number; still_expected: number }
export type CohortReport = { as_of: string; currency_code: string; cohorts: Cohort[] }

export type AgeRow = {
  age: number
  exposed: number
  claims: number
  prior: number
  prior_from: PriorFrom
  rate: number
  units_left: number
  amount: number
}
export type Arithmetic = {
  as_of: string
  currency_code: string
  title: string
  k: number
  ages: AgeRow[]
  mean_cost: { prior: number; prior_from: PriorFrom; cost: number; claims: number; mean: number }
  cover: number
  estimates: number
  provision: number
}

export type Prior = {
  id: string
  scope: "product" | "type" | "all"
  scope_id: string | null
  name: string | null
  currency_code: string
  rates: number[]
  cost: number
  k: number
}

type Params = Record<string, string | number | undefined>

const reportQuery =
  <Report>(path: string) =>
  (params: Params) =>
    queryOptions({
      queryKey: crmKeys.warrantyProvision.list({ path, ...params }),
      queryFn: () => sdk.client.fetch<Report>(`${PROVISION_PATH}${path}`, { query: params }),
      placeholderData: keepPreviousData,
    })

export const provisionQuery = reportQuery<ProvisionReport>("")
export const movementsQuery = reportQuery<MovementReport>("/movements")
export const cohortsQuery = reportQuery<CohortReport>("/cohorts")
export const arithmeticQuery = reportQuery<Arithmetic>("/arithmetic")

export const priorsQuery = () =>
  queryOptions({
    queryKey: crmKeys.warrantyProvision.list({ priors: true }),
    queryFn: () => sdk.client.fetch<{ warranty_priors: Prior[] }>(PRIORS_PATH),
    select: ({ warranty_priors }) => warranty_priors,
  })

type Named = { id: string; title: string }

/** Products, or types, of the host whose name holds `text`. */
export async function searchScope(scope: "product" | "type", text: string): Promise<Named[]> {
  const query = { q: text || undefined, limit: 10 }
  if (scope === "product") {
    const { products } = await sdk.client.fetch<{ products: Named[] }>("/admin/products", {
      query: { ...query, fields: "id,title" },
    })
    return products
  }
  const { product_types } = await sdk.client.fetch<{ product_types: { id: string; value: string }[] }>(
    "/admin/product-types",
    { query }
  )
  return product_types.map(({ id, value }) => ({ id, title: value }))
}
