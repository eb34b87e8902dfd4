import { all, anyLike, Columns, Sql, whereOf } from "../../../shared/lists/where"
import type { Execute, ListRequest } from "../../../shared/lists/list-documents"
import { Day } from "../../../shared/days"
import { endOf } from "../rules/due-moment"
import { Clock } from "../types"

export const VIEWS = ["today", "overdue", "coming", "open", "done"] as const
export type View = (typeof VIEWS)[number]
export const FOLLOW_UP_ORDERS = ["rank", "due_at", "amount", "created_at", "completed_at", "priority"] as const

const COLUMNS: Columns = Object.fromEntries(
  [
    "id", "kind", "status", "priority", "assignee_id", "customer_id", "reference", "reference_id", "rule_key", "created_by", "due_date",
    "due_at", "amount", "created_at", "completed_at", "currency_code",
  ].map((name) => [name, `f.${name}`])
) // prettier-ignore

/** What a list of follow-ups is asked beside its columns. @param clock - of whoever asks: their zone, their today */
export type FollowUpFilters = Record<string, unknown> & { view?: View; team_id?: string; nobody?: boolean }

/** Late, by a moment or a day; `?` are now and today. */
const OVERDUE = "case when f.has_time then f.due_at < ?::timestamptz else f.due_date < ?::text end"
/** Due before tomorrow; `?` are when today ends and today. */
const BY_TONIGHT = "case when f.has_time then f.due_at < ?::timestamptz else f.due_date <= ?::text end"

/**
 * Money at stake and date, in days: three for each power of ten of the money, in the store's currency where a rate is known; one for each
 * day late, at most 14, and against it for each day to come; five for priority.
 */
const rankSql = (today: Day): Sql => ({
  text: `(3 * log(1 + greatest(coalesce(f.amount * coalesce(rate.value, 1), 0), 0))
    + least(greatest(?::date - f.due_date::date, -14), 14) + case f.priority when 'high' then 5 when 'low' then -5 else 0 end)`,
  values: [today],
})

const RATE = `left join lateral (select r.rate::numeric as value from crm_exchange_rate r
  where r.from_currency = f.currency_code and r.to_currency = ? and r.deleted_at is null order by r.rate_date desc limit 1) rate on true`

/** One page of follow-ups by ids, with the count of all that are filtered. */
export async function listFollowUps(
  execute: Execute,
  request: ListRequest,
  clock: Clock,
  currency_code: string | null
): Promise<{ ids: string[]; count: number }> {
  const where = conditionOf(request, clock)
  const sorting = sortingOf(request, clock.today, currency_code)
  const rows = await execute(
    `select f.id from crm_follow_up f ${sorting.join.text} where ${where.text} order by ${sorting.by.text} limit ? offset ?`,
    [...sorting.join.values, ...where.values, ...sorting.by.values, request.limit, request.offset]
  )
  const [{ count }] = await execute(
    `select count(*)::int as count from crm_follow_up f where ${where.text}`,
    where.values
  )
  return { ids: rows.map(({ id }) => id as string), count: count as number }
}

/** How many of the filtered open ones are late, due today, and to come: each is in one of them. */
export async function countFollowUps(
  execute: Execute,
  request: Pick<ListRequest, "filters" | "scope">,
  clock: Clock
): Promise<{ overdue: number; today: number; coming: number }> {
  const where = conditionOf({ ...request, filters: { ...request.filters, view: "open" } }, clock)
  const late = overdue(clock)
  const tonight = byTonight(clock)
  const [row] = await execute(
    `select count(*) filter (where ${late.text})::int as overdue,
       count(*) filter (where not (${late.text}) and ${tonight.text})::int as today,
       count(*) filter (where not (${tonight.text}) and not (${late.text}))::int as coming
     from crm_follow_up f where ${where.text}`,
    [...late.values, ...late.values, ...tonight.values, ...tonight.values, ...late.values, ...where.values]
  )
  return row as { overdue: number; today: number; coming: number }
}

const overdue = ({ now, today }: Clock): Sql => ({ text: OVERDUE, values: [now.toISOString(), today] })
const byTonight = ({ today, timezone }: Clock): Sql => ({
  text: BY_TONIGHT,
  values: [endOf(today, timezone).toISOString(), today],
})

function viewSql(view: View, clock: Clock): Sql {
  const open: Sql = { text: "f.status = 'open'", values: [] }
  const not = (sql: Sql): Sql => ({ text: `not (${sql.text})`, values: sql.values })
  switch (view) {
    case "open":
      return open
    case "done":
      return { text: "f.status = 'done'", values: [] }
    case "overdue":
      return all([open, overdue(clock)])
    case "today":
      return all([open, not(overdue(clock)), byTonight(clock)])
    case "coming":
      return all([open, not(overdue(clock)), not(byTonight(clock))])
  }
}

/** Whom of a team a follow-up is for. */
const OF_TEAM =
  "f.assignee_id in (select m.user_id from crm_access_member m where m.team_id = ? and m.deleted_at is null)"

export function conditionOf({ filters, q, scope }: Pick<ListRequest, "filters" | "q" | "scope">, clock: Clock): Sql {
  const { view, team_id, nobody, ...plain } = filters as FollowUpFilters
  const parts: Sql[] = [{ text: "f.deleted_at is null", values: [] }, whereOf(plain, COLUMNS)]
  if (view) {
    parts.push(viewSql(view, clock))
  }
  if (nobody) {
    parts.push({ text: "f.assignee_id is null", values: [] })
  }
  if (team_id) {
    parts.push({ text: OF_TEAM, values: [team_id] })
  }
  if (q) {
    parts.push(anyLike(q, ["f.title", "f.note", "f.customer_name", "f.reference_number"]))
  }
  if (!scope.all) {
    parts.push(scopeSql(scope.owner_ids))
  }
  return all(parts)
}

/** Theirs to do, about a document of theirs, noted by them, or nobody's. */
function scopeSql(user_ids: string[]): Sql {
  const mine = (column: string): Sql => whereOf({ column: user_ids }, { column: `f.${column}` })
  const [assigned, owned, noted] = [mine("assignee_id"), mine("owner_id"), mine("created_by")]
  return {
    text: `(f.assignee_id is null and f.owner_id is null) or ${assigned.text} or ${owned.text} or ${noted.text}`,
    values: [...assigned.values, ...owned.values, ...noted.values],
  }
}

const PRIORITY = "case f.priority when 'high' then 2 when 'normal' then 1 else 0 end"

function sortingOf(
  { order = "-rank" }: Pick<ListRequest, "order">,
  today: Day,
  currency_code: string | null
): { join: Sql; by: Sql } {
  const name = order.replace(/^-/, "")
  const direction = order.startsWith("-") ? "desc" : "asc"
  const none: Sql = { text: "", values: [] }
  if (name === "rank") {
    const rank = rankSql(today)
    return {
      join: { text: RATE, values: [currency_code] },
      by: { text: `${rank.text} ${direction}, f.due_at, f.id`, values: rank.values },
    }
  }
  const column = name === "priority" ? PRIORITY : COLUMNS[name]
  return { join: none, by: { text: `${column} ${direction} nulls last, f.id ${direction}`, values: [] } }
}
