import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

export type Tone = "friendly" | "firm" | "final"
export type Locale = "en" | "pt-BR"
export type LevelTexts = Partial<Record<Locale, { subject?: string | null; text?: string | null }>>

export type DunningLevel = {
  id?: string
  position: number
  name: string | null
  days_overdue: number
  channel: string
  tone: Tone
  needs_person: boolean
  texts: LevelTexts | null
}

export type DunningPolicy = {
  id: string
  name: string
  is_default: boolean
  customer_kind: "business" | "consumer" | null
  daily: "off" | "propose" | "send"
  minimums: Record<string, number> | null
  weekdays: number[]
  hour_from: number
  hour_to: number
  attach_pdfs: boolean
  max_delay_days: number
  levels: DunningLevel[]
}

export type NoticeStatus =
  | "proposed" | "held" | "excluded" | "superseded" | "planned" | "sent" | "failed" | "skipped" | "canceled" | "open" | "done" // prettier-ignore

/** Notices of a run by status. */
export type RunCounts = Partial<Record<NoticeStatus, number>>

export type DunningRun = {
  id: string
  as_of_date: string
  status: "proposing" | "proposed" | "canceled"
  trigger: "manual" | "daily"
  currency_code: string | null
  examined: number
  debtors: number
  started_by: string
  created_at: string
  counts: RunCounts
  totals: { currency_code: string; status: NoticeStatus; count: number; amount: number }[]
}

export type HeldReason = {
  reason: string
  invoice_id?: string
  note?: string
  until?: string | null
  amount?: string
  number?: string
  minimum?: string
}

export type NoticeInvoice = {
  invoice_id: string
  number: string | null
  due_date: string
  days_late: number
  outstanding: number
  disputed: number
  asked: number
  claims: boolean
  held: HeldReason[]
}

export type DunningNotice = {
  id: string
  run_id: string
  bill_to_customer_id: string | null
  customer_name: string | null
  currency_code: string
  level_position: number
  channel: string
  tone: Tone
  needs_person: boolean
  locale: string
  recipient: string | null
  subject: string | null
  message: string | null
  status: NoticeStatus
  override: boolean
  held_reasons: HeldReason[] | null
  skip_reason: string | null
  amount: number
  days_late: number
  invoices: NoticeInvoice[]
  note: string | null
  sent_at: string | null
  created_at: string
}

export type DunningPause = {
  id: string
  customer_id: string | null
  invoice_id: string | null
  kind: "pause" | "sales_delay" | "locked"
  reason: string
  until_date: string | null
  created_by: string
  created_at: string
}

export type NoticePreview = { to: string | null; channel: string; subject: string; html: string }

const RUNS = "/admin/crm/dunning-runs"

export const policiesQuery = () =>
  queryOptions({
    queryKey: crmKeys.dunningPolicies.lists(),
    queryFn: () => sdk.client.fetch<{ dunning_policies: DunningPolicy[] }>("/admin/crm/dunning-policies"),
    select: (answer) => answer.dunning_policies,
  })

export const levelPreviewQuery = (words: object) =>
  queryOptions({
    queryKey: [...crmKeys.dunningPolicies.all, "preview", words],
    queryFn: () =>
      sdk.client.fetch<{ preview: { subject: string; html: string } }>("/admin/crm/dunning-policies/preview", {
        method: "POST",
        body: words,
      }),
    select: (answer) => answer.preview,
    placeholderData: keepPreviousData,
  })

export const runsQuery = (params: { limit: number; offset: number }) =>
  queryOptions({
    queryKey: crmKeys.dunning.list(params),
    queryFn: () => sdk.client.fetch<{ dunning_runs: DunningRun[]; count: number }>(RUNS, { query: params }),
    placeholderData: keepPreviousData,
  })

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.dunning.detail(id),
    queryFn: () => sdk.client.fetch<{ dunning_run: DunningRun }>(`${RUNS}/${id}`),
    select: (answer) => answer.dunning_run,
  })

export type NoticeParams = Record<string, unknown> & { limit: number; offset: number }
export type NoticeList = {
  dunning_notices: DunningNotice[]
  count: number
  totals: { currency_code: string; count: number; total: number; outstanding: number }[]
}

export const noticesQuery = (params: NoticeParams) =>
  queryOptions({
    queryKey: [...crmKeys.dunning.all, "notices", params],
    queryFn: () => sdk.client.fetch<NoticeList>("/admin/crm/dunning-notices", { query: params }),
    placeholderData: keepPreviousData,
  })

export const noticePreviewQuery = ({ run_id, id }: Pick<DunningNotice, "run_id" | "id">) =>
  queryOptions({
    queryKey: [...crmKeys.dunning.all, "preview", id],
    queryFn: () => sdk.client.fetch<NoticePreview>(`${RUNS}/${run_id}/notices/${id}/preview`),
  })

export const pausesQuery = (of: { customer_id?: string; invoice_id?: string }) =>
  queryOptions({
    queryKey: [...crmKeys.dunning.all, "pauses", of],
    queryFn: () =>
      sdk.client.fetch<{ dunning_pauses: DunningPause[] }>("/admin/crm/dunning-pauses", {
        query: { ...of, active: true, limit: 20 },
      }),
    select: (answer) => answer.dunning_pauses,
  })

export const customerDunningQuery = (customer_id: string) =>
  queryOptions({
    queryKey: [...crmKeys.dunning.all, "customer", customer_id],
    queryFn: () =>
      sdk.client.fetch<{ dunning: { policy_id: string | null; policy: DunningPolicy } }>(
        `/admin/crm/customers/${customer_id}/dunning`
      ),
    select: (answer) => answer.dunning,
  })

export const runPath = (id: string): string => `${RUNS}/${id}`
export const noticePath = ({ run_id, id }: Pick<DunningNotice, "run_id" | "id">): string =>
  `${RUNS}/${run_id}/notices/${id}`
