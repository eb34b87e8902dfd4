import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { HistoryEntry } from "../shared/history-section"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

export const FOLLOW_UPS_PATH = "/admin/crm/follow-ups"

/** What a person may write down by hand. */
export const KINDS = ["call", "email", "meeting", "visit", "task"] as const
export type Kind = (typeof KINDS)[number]

/** What rules open beside these. */
export const RULE_KINDS = [
  "reminder",
  "answer",
  "extend",
  "hold",
  "delivery",
  "address",
  "after_sales",
  "win_back",
  "welcome",
  "promise",
  "dispute",
  "debt",
] as const

export const PRIORITIES = ["high", "normal", "low"] as const
export type Priority = (typeof PRIORITIES)[number]

/** Plain values for the sentence of a follow-up that a rule opened. */
export type Facts = Record<string, unknown>

/** Something promised, by a person or by a rule; the amount at stake in major units of its currency. */
export type FollowUp = {
  id: string
  kind: string
  /** Null: made by a rule, whose sentence the screen makes. */
  title: string | null
  note: string | null
  due_at: string
  /** The store's day of it. */
  due_date: string
  /** Whether a time of day was said, or only a day. */
  has_time?: boolean
  is_overdue: boolean
  status: "open" | "done" | "canceled"
  priority: Priority
  assignee_id: string | null
  customer_id: string | null
  customer_name: string | null
  reference: string | null
  reference_id: string | null
  reference_number: string | null
  recurrence: string | null
  snoozed_from: string | null
  rule_id: string | null
  rule_key: string | null
  facts: Facts | null
  amount: number | string | null
  currency_code: string | null
  created_at: string
  created_by: string | null
  completed_at: string | null
  completed_by: string | null
  closed_reason: "by_hand" | "cause_gone" | "done" | null
  undo_until: string | null
  /** Of the customer's orders that came of it; of a single one only. */
  revenue?: { currency_code: string; amount: number | string }[] | null
}

/** What is to be done next with a customer, as lists of customers have it. */
export type NextFollowUp = Pick<
  FollowUp,
  | "id"
  | "kind"
  | "title"
  | "due_at"
  | "due_date"
  | "has_time"
  | "is_overdue"
  | "rule_key"
  | "facts"
  | "reference_number"
>

/** Why one is not open any more. */
export const closedBy = ({ status, closed_reason }: Pick<FollowUp, "status" | "closed_reason">) =>
  closed_reason === "cause_gone" ? closed_reason : status

export type FollowUpParams = {
  limit: number
  offset: number
  order?: string
  q?: string
  view?: string
  status?: string
  assignee_id?: string
  team_id?: string
  kind?: string | string[]
  rule_key?: string | string[]
  customer_id?: string
  reference?: string
  reference_id?: string
}

export type FollowUpList = { follow_ups: FollowUp[]; count: number; offset: number; limit: number; today?: string }

export const followUpsQuery = (params: FollowUpParams) =>
  queryOptions({
    queryKey: crmKeys.followUps.list(params),
    queryFn: () => sdk.client.fetch<FollowUpList>(FOLLOW_UPS_PATH, { query: params }),
    placeholderData: keepPreviousData,
  })

/** As many as one answer holds; the customers of a page have few. */
const MOST = 200

/** What is due first with each of some customers, by customer. */
export const nextOfQuery = (customers: string[]) =>
  queryOptions({
    queryKey: crmKeys.followUps.list({ next_of: customers }),
    queryFn: () =>
      sdk.client.fetch<FollowUpList>(FOLLOW_UPS_PATH, {
        query: { customer_id: customers, status: "open", order: "due_at", limit: MOST },
      }),
    enabled: customers.length > 0,
    // From the last to the first, so that the first is kept.
    select: ({ follow_ups }) => new Map([...follow_ups].reverse().map((one) => [one.customer_id ?? "", one])),
  })

export const followUpQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.followUps.detail(id),
    queryFn: () => sdk.client.fetch<{ follow_up: FollowUp }>(`${FOLLOW_UPS_PATH}/${id}`),
    select: (answer) => answer.follow_up,
  })

/** Notes of the server's own: what was taken back by an undoing, and that the cause was gone. Neither is a person's words. */
const told = (entry: HistoryEntry): HistoryEntry =>
  entry.act === "undone" && entry.note
    ? { ...entry, act: `undone_${entry.note}`, note: null }
    : entry.act === "completed" && entry.note === "cause_gone"
      ? { ...entry, act: "closed", note: null }
      : entry

export const followUpHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.followUps.part(id, "history"),
    queryFn: () => sdk.client.fetch<{ history: HistoryEntry[] }>(`${FOLLOW_UPS_PATH}/${id}/history`),
    select: (answer) => answer.history.map(told),
  })

/** What a person has to do. */
export type Counts = { overdue: number; today: number; coming: number }

/** How often the number beside the bell is asked for. */
const LOOK_MS = 120_000

/** Of the person at the screen unless it says whose. */
export const countsQuery = (whose: { assignee_id?: string; team_id?: string } = { assignee_id: "me" }) =>
  queryOptions({
    queryKey: [...crmKeys.followUps.all, "counts", whose],
    queryFn: () => sdk.client.fetch<{ counts: Counts }>(`${FOLLOW_UPS_PATH}/counts`, { query: whose }),
    select: (answer) => answer.counts,
    refetchInterval: LOOK_MS,
    retry: false,
  })

/** What one person has open; amounts per currency. */
export type Load = {
  assignee_id: string | null
  open: number
  today: number
  overdue: number
  amounts: { currency_code: string; amount: number | string }[]
}

export const loadQuery = (team_id: string | undefined) =>
  queryOptions({
    queryKey: [...crmKeys.followUps.all, "load", team_id ?? null],
    queryFn: () => sdk.client.fetch<{ load: Load[]; count: number }>(`${FOLLOW_UPS_PATH}/load`, { query: { team_id } }),
  })

export type Preferences = { daily_digest: boolean; timezone?: string | null; digest_hour?: number | null }

/** What the person at the screen wants to be sent. */
export const preferencesQuery = () =>
  queryOptions({
    queryKey: [...crmKeys.followUps.all, "preferences"],
    queryFn: () => sdk.client.fetch<{ preferences: Preferences }>(`${FOLLOW_UPS_PATH}/preferences`),
    select: (answer) => answer.preferences,
  })

export const ASSIGNS = ["owner", "round_robin", "fixed"] as const

/** What opens follow-ups by itself. */
export type Rule = {
  id: string
  key: string
  /** Of one that a developer registered. */
  name?: string | null
  description?: string | null
  is_on: boolean
  days: number
  settings: Record<string, unknown> | null
  /** Words that a setting may be, by its name. */
  choices?: Record<string, readonly string[]>
  least_days?: number
  assign: (typeof ASSIGNS)[number]
  team_id: string | null
  assignee_id: string | null
  kind: string
  priority: Priority
  open_count: number
  /** How many wait for somebody to say that they shall be opened. */
  asks?: number | null
}

export const RULES_PATH = "/admin/crm/follow-up-rules"

export const rulesQuery = () =>
  queryOptions({
    queryKey: crmKeys.followUpRules.lists(),
    queryFn: () => sdk.client.fetch<{ follow_up_rules: Rule[] }>(RULES_PATH),
    select: (answer) => answer.follow_up_rules,
  })

export type RulePreview = { count: number; would_ask: boolean; follow_ups: FollowUp[] }

/** What a rule would open if it ran now; nothing is written. */
export const rulePreviewQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.followUpRules.part(id, "preview"),
    queryFn: () =>
      sdk.client.fetch<{ preview: RulePreview }>(`${RULES_PATH}/${id}/preview`, { method: "POST", body: {} }),
    select: (answer) => answer.preview,
    staleTime: 0,
    gcTime: 0,
  })

export type RuleResults = {
  opened: number
  done: number
  closed_by_cause: number
  canceled: number
  revenue_days: number
  revenue: { currency_code: string; amount: number | string; orders: number }[]
}

export const ruleResultsQuery = (id: string, days: number) =>
  queryOptions({
    queryKey: [...crmKeys.followUpRules.part(id, "results"), days],
    queryFn: () => sdk.client.fetch<{ results: RuleResults }>(`${RULES_PATH}/${id}/results`, { query: { days } }),
    select: (answer) => answer.results,
    placeholderData: keepPreviousData,
  })

/** My day with one follow-up open. */
export const followUpHref = (id: string): string => `/crm/my-day?open=${id}`
