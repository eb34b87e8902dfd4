import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { HistoryEntry } from "../shared/history-section"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

export type AgreementRun = {
  id: string
  status: "running" | "done" | "stopped"
  trigger: "manual" | "nightly"
  checked: number
  found: number
  /** Percent of the checks that are done. */
  progress: number
  started_at: string
  finished_at: string | null
}

export type AgreementBreak = {
  id: string
  kind: string
  reference: string
  reference_id: string
  number: string | null
  says: string | null
  other_says: string | null
  /** Major units of `currency_code`. */
  amount: number | null
  currency_code: string | null
  found_at: string
  status: "open" | "dismissed" | "settled"
  can_repair: boolean
  dismissed_reason: string | null
  repair_error: string | null
}

export type Agreement = {
  breaks: AgreementBreak[]
  count: number
  kinds: { kind: string; count: number }[]
  run: AgreementRun | null
}

/** What disagrees, a page; with the newest run. */
export const agreementQuery = (query: Record<string, string | number | undefined>) =>
  queryOptions({
    queryKey: crmKeys.agreement.list(query),
    queryFn: () => sdk.client.fetch<Agreement>("/admin/crm/agreement", { query }),
    placeholderData: keepPreviousData,
  })

/** One disagreement with what happened to it. */
export const agreementHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.agreement.part(id, "history"),
    queryFn: () =>
      sdk.client.fetch<{ break: AgreementBreak; history: HistoryEntry[] }>(`/admin/crm/agreement/${id}/history`),
  })

/** An act of the page: `run`, `stop`, `resume`, or one on a break. */
export const agreementAct = <Answer>(path: string, body: object = {}): Promise<Answer> =>
  sdk.client.fetch<Answer>(`/admin/crm/agreement/${path}`, { method: "POST", body })
