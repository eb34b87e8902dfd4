import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { HistoryEntry } from "../shared/history-section"
import { crmKeys } from "../shared/query-keys"
import type { Range } from "../shared/read-range"
import { sdk } from "../shared/sdk"

export const WARRANTIES_PATH = "/admin/crm/warranties"
export const PLANS_PATH = "/admin/crm/warranty-plans"

export const BASES = ["statutory", "commercial", "service"] as const
export type Basis = (typeof BASES)[number]

export const STARTS = ["delivery", "shipment", "order", "registration"] as const
export const COVERS = ["parts", "labour", "freight", "on_site", "support"] as const
export const AUDIENCES = ["consumer", "business", "all"] as const
export const TARGETS = ["all", "type", "category", "collection", "product", "variant"] as const
/** Where the settings list the plans. */
export const PLANS_ANCHOR = "warranty-plans"
export const PLANS_HREF = `/settings/crm#${PLANS_ANCHOR}`

export const PRESETS = ["eu_consumer", "br_30", "br_90"] as const

export type PlanTarget = { type: (typeof TARGETS)[number]; id: string | null }

/** Terms of cover as they are offered. Exactly one of `months` and `days` is set. */
export type Plan = {
  id: string
  code: string
  name: string
  basis: Basis
  months: number | null
  days: number | null
  starts_on: (typeof STARTS)[number]
  covers: (typeof COVERS)[number][]
  exclusions: string | null
  deductible: number | null
  deductible_currency_code: string | null
  audience: (typeof AUDIENCES)[number]
  country_codes: string[]
  after_repair: "none" | "extend" | "restart"
  after_repair_months: number | null
  after_replacement: "none" | "restart"
  cure_days: number | null
  support_hours: string | null
  support_contacts: string | null
  answer_hours: number | null
  is_sold: boolean
  sold_variant_id: string | null
  is_on: boolean
  sort_order: number
  targets: PlanTarget[]
  /** Such as `may_be_insurance`. */
  warnings: string[]
}

/** The terms that an entitlement keeps, whatever becomes of its plan. */
export type Terms = Partial<
  Pick<
    Plan,
    | "covers"
    | "exclusions"
    | "deductible"
    | "deductible_currency_code"
    | "cure_days"
    | "support_hours"
    | "support_contacts"
    | "answer_hours"
    | "after_repair"
    | "after_replacement"
  >
>

export type WarrantyUnit = { id: string; serial: string; status: "active" | "returned" | "replaced" }

/** Cover of sold units by one plan. Days are `YYYY-MM-DD` of the store. */
export type Warranty = {
  id: string
  number: string
  plan_id: string | null
  plan_name: string
  basis: Basis
  terms: Terms | null
  customer_id: string | null
  customer_name: string | null
  order_id: string | null
  order_number: string | null
  product_id: string | null
  variant_id: string | null
  sku: string | null
  title: string
  quantity: number
  original_quantity: number
  returned_quantity: number
  starts_date: string | null
  ends_date: string | null
  status: string
  source: string
  units: WarrantyUnit[]
  replaces_id: string | null
  split_from_id: string | null
  /** What it was bought for, where its plan is not for that. */
  unfit_title: string | null
  /** The customer who had it before. */
  transferred_from_id: string | null
  is_covered_today: boolean
  days_left: number | null
  claims_count?: number
  open_claims_count?: number
  created_at: string
}

/** One reason with the facts of its sentence. */
export type CoverageReason = {
  code: string
  since?: string
  until?: string
  amount?: number
  currency_code?: string
  missing?: string[]
}

/** What the rule says of one entitlement on one day, and why. */
export type Coverage = {
  is_covered: boolean
  basis: Basis
  until: string | null
  since: string | null
  covers: Plan["covers"]
  reasons: CoverageReason[]
}

type Named = { id: string; number: string }

export type WarrantyDetail = Warranty & {
  coverage?: Coverage | null
  remaining?: number
  replaces?: Named | null
  split_from?: Named | null
  replaced_by?: Named | null
}

export type LookUp = {
  q: string
  matched_by: string | null
  results: { warranty: Warranty; coverage: Coverage; remaining: number }[]
  count: number
}

export type WarrantyParams = {
  limit: number
  offset: number
  order?: string
  q?: string
  customer_id?: string
  order_id?: string
  product_id?: string
  ends_date?: Range
  [filter: string]: unknown
}

export const warrantiesQuery = (params: WarrantyParams) =>
  queryOptions({
    queryKey: crmKeys.warranties.list(params),
    queryFn: () => sdk.client.fetch<{ warranties: Warranty[]; count: number }>(WARRANTIES_PATH, { query: params }),
    placeholderData: keepPreviousData,
  })

export const warrantyQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.warranties.detail(id),
    queryFn: () => sdk.client.fetch<{ warranty: WarrantyDetail }>(`${WARRANTIES_PATH}/${id}`),
    select: (answer) => answer.warranty,
  })

export const warrantyHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.warranties.part(id, "history"),
    queryFn: () => sdk.client.fetch<{ history: HistoryEntry[] }>(`${WARRANTIES_PATH}/${id}/history`),
    select: (answer) => answer.history,
  })

/** Entitlements that a serial number, order, mail, phone, name or product finds, the best first. */
export const lookUpQuery = (q: string) =>
  queryOptions({
    queryKey: crmKeys.warranties.part("look-up", q),
    queryFn: () => sdk.client.fetch<{ look_up: LookUp }>(`${WARRANTIES_PATH}/look-up`, { query: { q } }),
    select: (answer) => answer.look_up,
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })

export const plansQuery = () =>
  queryOptions({
    queryKey: crmKeys.warrantyPlans.lists(),
    queryFn: () => sdk.client.fetch<{ warranty_plans: Plan[] }>(PLANS_PATH),
    select: (answer) => answer.warranty_plans,
  })

/** The cover of a product, and how often it is claimed. */
export type ProductWarranty = {
  plans: Pick<Plan, "id" | "name" | "basis" | "months" | "days" | "starts_on">[]
  claims_per_thousand: number | null
  units_sold: number
  claims: number
}

export const productWarrantyQuery = (productId: string) =>
  queryOptions({
    queryKey: crmKeys.warrantyPlans.part(productId, "product"),
    queryFn: () => sdk.client.fetch<{ product_warranty: ProductWarranty }>(`/admin/crm/products/${productId}/warranty`),
    select: (answer) => answer.product_warranty,
    retry: false,
  })

/** The page of an entitlement. */
export const warrantyHref = (id: string): string => `/crm/warranties/${id}`

/** A number of a shipped item: on an entitlement, waiting for one, or refused with a reason. */
export type ShippedSerial = {
  serial: string
  warranty_id: string | null
  warranty_number: string | null
  refusal: string | null
}

/** One item of the host's fulfilments. */
export type ShippedItem = {
  fulfillment_item_id: string
  title: string
  quantity: number
  shipped_date: string | null
  delivered_date: string | null
  serials: ShippedSerial[]
}

export const orderSerialsPath = (orderId: string): string => `/admin/crm/orders/${orderId}/serials`

export const orderSerialsQuery = (orderId: string) =>
  queryOptions({
    queryKey: crmKeys.warranties.part(orderId, "shipped"),
    queryFn: () => sdk.client.fetch<{ items: ShippedItem[] }>(orderSerialsPath(orderId)),
  })
