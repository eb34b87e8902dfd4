import { listHref } from "../../shared/list-href"
import { monthAfter } from "../../shared/format"
import { Group, Performance } from "./queries"

const FILTER = { owner: "owner_id", team: "team_id", source: "source_id" } as const

/** The quotes that a group won in the period; quotes of nobody have no filter of the list. */
export function wonHref(
  { currency_code, from, to }: Pick<Performance, "currency_code" | "from" | "to">,
  group: Group,
  key: string | null
): string | null {
  if (!key) {
    return null
  }
  const days = group === "month" ? within(key, from, to) : { $gte: from, $lte: to }
  const filter = group === "month" ? {} : { [FILTER[group]]: [key] }
  const href = listHref("/crm/quotes", { status: ["accepted"], currency_code: [currency_code], ...filter })
  return `${href}&decided_date=${encodeURIComponent(JSON.stringify(days))}`
}

/** A month as far as the period reaches into it. */
function within(month: string, from: string, to: string): { $gte: string; $lte: string } {
  const next = `${monthAfter(month, 1)}-01`
  const last = new Date(Date.parse(`${next}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const first = `${month}-01`
  return { $gte: first < from ? from : first, $lte: last > to ? to : last }
}
