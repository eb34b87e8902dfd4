import { DataSource } from "typeorm"

import { read } from "./read"

/** What is to be done and is theirs: of whom they see, noted by them, or nobody's. @param users - SQL of the users; null is everyone */
export const followUpsOf = (users: string): string =>
  `(${users}::text[] is null or (assignee_id is null and owner_id is null) or assignee_id = any(${users}) or owner_id = any(${users}) or created_by = any(${users}))`

/** Late, by a moment or a day. @param today - SQL of the day */
export const lateOn = (today: string): string => `(case when has_time then due_at < now() else due_date < ${today} end)`

/** How many follow-ups are late, and how many more are due today. */
export async function followUpCounts(
  source: DataSource,
  { today, owner_ids }: { today: string; owner_ids: string[] | null }
): Promise<{ due_today: number; overdue: number }> {
  const [row] = await read<{ due_today: number; overdue: number }>(
    source,
    `select count(*) filter (where ${lateOn("$1")})::int as overdue, count(*) filter (where not ${lateOn("$1")} and due_date <= $1)::int as due_today
       from crm_view_open_follow_up
      where due_at < ($1::date + 2)::timestamptz and ${followUpsOf("$2")}`,
    [today, owner_ids]
  )
  return row
}
