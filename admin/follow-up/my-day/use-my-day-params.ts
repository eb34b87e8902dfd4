import { useSearchParams } from "react-router-dom"

import { readFilter } from "../../shared/read-filter"
import { FollowUpParams } from "../queries"

export const VIEWS = ["day", "overdue", "today", "coming", "done"] as const
export type View = (typeof VIEWS)[number]

export const EVERYONE = "all"
export const NOBODY = "none"

/** Filters that take several values. */
export const MULTIPLE = ["kind", "rule_key"] as const

export const PAGE_SIZE = 25

export type MyDayFilters = Omit<FollowUpParams, "limit" | "offset" | "view" | "order">

/** What the address asks for: whose, which, of whom. Mine unless it says otherwise. */
export function useMyDayParams(): {
  view: View
  offset: number
  filters: MyDayFilters
  isMine: boolean
  filtered: boolean
} {
  const [params] = useSearchParams()
  const many = (key: string): string[] | undefined => {
    const values = readFilter(params.get(key) ?? undefined)
    return values.length ? values : undefined
  }
  const one = (key: string): string | undefined => many(key)?.[0]
  const asked = params.get("view") as View
  const whose = one("assignee_id") ?? "me"
  const filters = {
    q: params.get("q") || undefined,
    kind: many("kind"),
    rule_key: many("rule_key"),
    customer_id: one("customer_id"),
    team_id: one("team_id"),
  }
  return {
    view: VIEWS.includes(asked) ? asked : "day",
    offset: Math.max(0, parseInt(params.get("offset") ?? "0", 10) || 0),
    filters: { ...filters, ...(whose === EVERYONE ? {} : { assignee_id: whose }) },
    isMine: whose === "me",
    filtered: Object.values(filters).some(Boolean),
  }
}
