import { Context } from "@medusajs/framework/types"

import { managerOf } from "../../../shared/sql"
import { conditionOf } from "../lists/follow-up-list"
import { ListRequest } from "../../../shared/lists/list-documents"
import { endOf } from "../rules/due-moment"
import { Clock } from "../types"

export type Load = {
  assignee_id: string | null
  open: number
  today: number
  overdue: number
  amounts: { currency_code: string; amount: string }[]
}

/** What is open with each person, those with most first; nobody's is a person too. */
export async function loadPerPerson(
  context: Context,
  request: Pick<ListRequest, "filters" | "scope">,
  clock: Clock
): Promise<Load[]> {
  const where = conditionOf({ ...request, filters: { ...request.filters, view: "open" } }, clock)
  const now = clock.now.toISOString()
  const tonight = endOf(clock.today, clock.timezone).toISOString()
  return managerOf(context).execute<Load[]>(
    `with mine as materialized (
       select f.assignee_id, f.amount, f.currency_code,
         case when f.has_time then f.due_at < ?::timestamptz else f.due_date < ?::text end as late,
         case when f.has_time then f.due_at < ?::timestamptz else f.due_date <= ?::text end as by_tonight
       from crm_follow_up f where ${where.text})
     select m.assignee_id, count(*)::int as open, count(*) filter (where m.by_tonight and not m.late)::int as today,
       count(*) filter (where m.late)::int as overdue,
       coalesce((select jsonb_agg(jsonb_build_object('currency_code', s.currency_code, 'amount', s.amount) order by s.currency_code) from (
         select a.currency_code, trim_scale(sum(a.amount))::text as amount from mine a
          where a.assignee_id is not distinct from m.assignee_id and a.amount is not null group by 1) s), '[]') as amounts
     from mine m group by m.assignee_id order by 2 desc, 1 nulls last limit 200`,
    [now, clock.today, tonight, clock.today, ...where.values]
  )
}
