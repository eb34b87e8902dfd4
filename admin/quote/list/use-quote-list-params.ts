import { useSearchParams } from "react-router-dom"

import { readFilter } from "../../shared/read-filter"
import { readRange } from "../../shared/read-range"
import { QuoteListParams } from "../queries"

export const PAGE_SIZE = 20

/** Filters that take several values. */
export const MULTIPLE = [
  "status",
  "stage_id",
  "owner_id",
  "team_id",
  "source_id",
  "region_id",
  "sales_channel_id",
  "currency_code",
] as const

/** What each choice of the filter "View" asks the API for. */
export const VIEWS: Record<string, Partial<QuoteListParams>> = {
  pipeline: { view: "pipeline" },
  stalled: { stalled: true, view: "pipeline" },
  overdue_step: { overdue_next_step: true, view: "pipeline" },
  approval: { awaiting_me: true },
  unanswered: { unanswered: true },
  on_hold: { on_hold: true },
  requested: { source: "cart", view: "pipeline" },
  leads: { source: "lead", view: "pipeline" },
}

/** The request that the address bar asks for. Newest first unless it says otherwise. */
export function useQuoteListParams(): QuoteListParams {
  const [params] = useSearchParams()
  const many = (key: string): string[] | undefined => {
    const values = readFilter(params.get(key) ?? undefined)
    return values.length ? values : undefined
  }
  const one = (key: string): string | undefined => many(key)?.[0]
  const days = (key: string) => readRange(params.get(key), "day")
  return {
    limit: PAGE_SIZE,
    offset: Math.max(0, parseInt(params.get("offset") ?? "0", 10) || 0),
    q: params.get("q") ?? undefined,
    order: params.get("order") ?? "-created_at",
    ...VIEWS[one("view") ?? ""],
    status: many("status"),
    pipeline_id: one("pipeline_id"),
    stage_id: many("stage_id"),
    owner_id: many("owner_id"),
    team_id: many("team_id"),
    source_id: many("source_id"),
    region_id: many("region_id"),
    sales_channel_id: many("sales_channel_id"),
    currency_code: many("currency_code"),
    customer_id: one("customer_id"),
    total: readRange(params.get("total"), "number"),
    valid_until: days("valid_until"),
    expected_close_date: days("expected_close_date"),
    next_step_date: days("next_step_date"),
    decided_date: days("decided_date"),
    created_at: readRange(params.get("created_at"), "moment"),
  }
}
