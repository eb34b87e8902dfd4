import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { QUOTES_PATH, QuoteFilters } from "../quote/queries"
import { QuoteStatus, Stage } from "../quote/types"

/** One way a deal goes through its stages. `code` is set on the shipped one, whose name is translated. */
export type Pipeline = { id: string; name: string; code: string | null; is_default: boolean }

export const PIPELINES_PATH = "/admin/crm/pipelines"
export const STAGES_PATH = "/admin/crm/stages"

export const pipelinesQuery = () =>
  queryOptions({
    queryKey: crmKeys.stages.part("pipelines", "list"),
    queryFn: () => sdk.client.fetch<{ pipelines: Pipeline[] }>(PIPELINES_PATH, { query: { limit: 100 } }),
    select: (answer) => answer.pipelines,
    staleTime: 60_000,
  })

/** A stage as the settings keep it. */
export type PipelineStage = Stage & {
  pipeline_id: string
  forecast_category: "pipeline" | "best_case" | "commit"
  /** After so many days without contact or move a quote counts as stalled; null is as the store says. */
  usual_days: number | null
}

/** What a quote may be lost for, or where it may come from. `code` is set on shipped ones, whose names are translated. */
export type NamedChoice = { id: string; name: string; code: string | null; position: number; is_active: boolean }

export const SOURCES_PATH = "/admin/crm/sources"
export const LOST_REASONS_PATH = "/admin/crm/lost-reasons"

export const sourcesQuery = () =>
  queryOptions({
    queryKey: crmKeys.sources.lists(),
    queryFn: () => sdk.client.fetch<{ sources: NamedChoice[] }>(SOURCES_PATH, { query: { limit: 100 } }),
    select: (answer) => answer.sources,
    staleTime: 60_000,
  })

export type BoardCard = {
  id: string
  number: string
  version: number
  status: QuoteStatus
  source: "staff" | "cart" | "lead"
  title: string | null
  customer_id: string | null
  customer_name: string | null
  company_name: string | null
  email?: string | null
  total: number | string
  weighted_total: number | string
  currency_code: string
  /** Its own, else its stage's. */
  probability: number
  owner_id: string | null
  days_in_stage: number
  is_stalled: boolean
  next_step: string | null
  next_step_date: string | null
  expected_close_date: string | null
  is_close_past: boolean
  /** What the customer is late with, in the card's currency. */
  customer_overdue: number | string | null
}

export type BoardColumn = {
  stage_id: string
  name: string
  code: string | null
  probability: number
  count: number
  total: number | string
  weighted_total: number | string
  quotes: BoardCard[]
}

export type Board = {
  pipeline_id: string
  currency_code: string
  currencies: string[]
  columns: BoardColumn[]
}

export type BoardParams = QuoteFilters & { limit: number }

export const boardQuery = (params: BoardParams) =>
  queryOptions({
    queryKey: [...crmKeys.quotes.all, "board", params] as const,
    queryFn: () => sdk.client.fetch<Board>(`${QUOTES_PATH}/board`, { query: params }),
    placeholderData: keepPreviousData,
  })

/** Which of these quotes want more than there is and comes. The board does not wait for it. */
export const shortOfStockQuery = (ids: string[]) =>
  queryOptions({
    queryKey: [...crmKeys.quotes.all, "short-of-stock", ids] as const,
    queryFn: () =>
      sdk.client.fetch<{ ids: string[] }>(`${QUOTES_PATH}/short-of-stock`, { query: { id: ids, limit: ids.length } }),
    select: (answer) => answer.ids,
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

/** One change of where a deal stands. */
export type QuoteMove = {
  id: string
  field: "stage" | "owner" | "amount" | "expected_close" | "probability"
  from: string | number | null
  to: string | number | null
  from_name: string | null
  to_name: string | null
  created_at: string
  actor_id: string | null
  actor_type?: string | null
}

export const movesQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.quotes.part(id, "moves"),
    queryFn: () => sdk.client.fetch<{ moves: QuoteMove[] }>(`${QUOTES_PATH}/${id}/moves`, { query: { limit: 100 } }),
    select: (answer) => answer.moves,
  })

export type BulkAct = "assign" | "stage" | "extend" | "cancel"

export type BulkBody = {
  act: BulkAct
  ids: string[]
  owner_id?: string | null
  stage_id?: string
  valid_until?: string
}

/** What was done, and what was refused in the server's words. */
export type BulkAnswer = {
  done: { id: string; number: string }[]
  refused: { id: string; number: string | null; message: string }[]
}
