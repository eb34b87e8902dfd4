import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { HistoryEntry } from "../shared/history-section"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import type { Coverage } from "./queries"

export const CLAIMS_PATH = "/admin/crm/warranty-claims"

export const CLAIM_STATUSES = ["submitted", "approved", "in_repair", "resolved", "rejected", "canceled"] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

/** Faults that are offered; what is wrong may be said in other words too. */
export const FAULTS = ["defect", "dead_on_arrival", "transport_damage", "wear", "wrong_item", "other"] as const

export const REMEDIES = ["repair", "replace", "refund", "advice"] as const
export type Remedy = (typeof REMEDIES)[number]

export const COST_KINDS = ["parts", "labour", "freight", "replacement", "third_party", "other", "deductible"] as const

/** Amounts are major units of `currency_code`. */
export type ClaimCosts = {
  currency_code: string
  total: number | string
  provisioned_total: number | string
  recovered_total: number | string
}

/** A request under an entitlement, or out of goodwill. */
export type Claim = {
  id: string
  number: string
  status: ClaimStatus
  warranty_id: string | null
  warranty_number: string | null
  customer_id: string | null
  customer_name: string | null
  order_id: string | null
  order_number: string | null
  product_id: string | null
  variant_id: string | null
  title: string
  serial: string | null
  quantity: number
  fault_code: string
  description: string
  is_goodwill: boolean
  assignee_id: string | null
  due_date: string | null
  remedy: Remedy | null
  remedy_state: "started" | "waiting" | "done" | "failed" | null
  submitted_at: string
  unanswered_messages: number
  /** By when the plan wants it answered, and when it was. */
  answer_due_at: string | null
  answered_at: string | null
  costs: ClaimCosts
  currency_code: string
}

export type ClaimPart = {
  id: string
  sku: string | null
  title: string
  quantity: number
  unit_cost: number
  location_id: string
  state: "taking" | "taken" | "failed" | "returning" | "returned"
  error: string | null
  /** A crash left it open whether stock moved: a person looks and says. */
  is_unknown: boolean
}

export type ClaimMessage = {
  id: string
  text: string
  author_type: "customer" | "staff"
  author_id: string | null
  author_name: string | null
  created_at: string
}

export type ClaimFile = {
  id: string
  file_name: string
  mime_type: string
  size: number
  for_customer: boolean
  uploaded_by: string
}

/** How long a claim stood in a state, in seconds; the last one lasts until now while it is open. */
export type ClaimState = { state: ClaimStatus; at: string; by: string; by_type: string; seconds: number | null }

export type ClaimDetail = Claim & {
  warranty: { id: string; number: string; ends_date: string | null; transferred_at: string | null } | null
  coverage: (Coverage & { day?: string }) | null
  decision_note: string | null
  rejected_reason: string | null
  diagnosis: string | null
  technician: string | null
  remedy_note: string | null
  remedy_error: string | null
  /** What carried it out: `order_claim`, `return` or `crm_credit_note`, with its id. */
  remedy_reference: string | null
  remedy_reference_id: string | null
  remedy_steps: { step: string; at: string }[]
  estimate: number | null
  estimated_hours?: number | null
  provisioned: boolean
  states: ClaimState[]
  files: ClaimFile[]
  messages: ClaimMessage[]
  parts: ClaimPart[]
  actions: string[]
}

export type Cost = {
  id: string
  kind: (typeof COST_KINDS)[number] | "recovery"
  amount: number
  currency_code: string
  account: string
  work_date: string
  note: string | null
  provisioned: boolean
  source: string
  title: string | null
  quantity: number | null
  rate: number | null
  technician: string | null
  /** Of a reversal: the entry that it takes back. */
  reverses_id: string | null
  /** The entry that took this one back. */
  reversed_by_id: string | null
  actor_id: string
  created_at: string
}

export type Recovery = {
  id: string
  supplier_name: string
  amount: number
  received_amount: number | null
  currency_code: string
  status: "expected" | "claimed" | "received" | "refused"
  expected_date: string | null
  claimed_date: string | null
  received_date: string | null
  refused_date: string | null
}

export type ClaimParams = { limit: number; offset: number; order?: string; q?: string; [filter: string]: unknown }

export type ClaimColumn = { status: ClaimStatus; count: number; warranty_claims: Claim[] }

export const claimsQuery = (params: ClaimParams) =>
  queryOptions({
    queryKey: crmKeys.warrantyClaims.list(params),
    queryFn: () => sdk.client.fetch<{ warranty_claims: Claim[]; count: number }>(CLAIMS_PATH, { query: params }),
    placeholderData: keepPreviousData,
  })

export const claimBoardQuery = (params: Record<string, unknown>) =>
  queryOptions({
    queryKey: crmKeys.warrantyClaims.list({ ...params, board: true }),
    queryFn: () => sdk.client.fetch<{ board: { columns: ClaimColumn[] } }>(`${CLAIMS_PATH}/board`, { query: params }),
    select: (answer) => answer.board,
    placeholderData: keepPreviousData,
  })

export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.warrantyClaims.detail(id),
    queryFn: () => sdk.client.fetch<{ warranty_claim: ClaimDetail }>(`${CLAIMS_PATH}/${id}`),
    select: (answer) => answer.warranty_claim,
  })

export const claimCostsQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.warrantyClaims.part(id, "costs"),
    queryFn: () => sdk.client.fetch<{ costs: Cost[]; totals: ClaimCosts; count: number }>(`${CLAIMS_PATH}/${id}/costs`),
  })

export const recoveriesQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.warrantyClaims.part(id, "recoveries"),
    queryFn: () => sdk.client.fetch<{ recoveries: Recovery[] }>(`${CLAIMS_PATH}/${id}/recoveries`),
    select: (answer) => answer.recoveries,
  })

export const claimHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.warrantyClaims.part(id, "history"),
    queryFn: () => sdk.client.fetch<{ history: HistoryEntry[] }>(`${CLAIMS_PATH}/${id}/history`),
    select: (answer) => answer.history,
  })

/** Places of the host where goods lie. */
export const stockLocationsQuery = () =>
  queryOptions({
    queryKey: ["crm", "host", "stock-locations"],
    queryFn: () =>
      sdk.client.fetch<{ stock_locations: { id: string; name: string }[] }>("/admin/stock-locations", {
        query: { limit: 200, fields: "id,name" },
      }),
    select: (answer) => answer.stock_locations,
    staleTime: 60_000,
  })

/** The page of a claim. */
export const claimHref = (id: string): string => `/crm/warranty-claims/${id}`

/** The list of claims with these filters set. */
export const claimListHref = (filters: Record<string, string>): string =>
  `/crm/warranties?${new URLSearchParams({ tab: "claims", view: "list", ...filters }).toString()}`
