import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { NoticeStatus } from "../types"

/** How many notices of a run stand where, and what they ask for per currency; amounts are decimal text. */
export type RunCounts = {
  counts: Partial<Record<NoticeStatus, number>>
  totals: { currency_code: string; status: NoticeStatus; count: number; amount: string }[]
}

/** Counts of several runs in one query. */
export async function runCounts(manager: EntityManager, ids: string[]): Promise<Map<string, RunCounts>> {
  const found = new Map<string, RunCounts>(ids.map((id) => [id, { counts: {}, totals: [] }]))
  if (ids.length) {
    const rows = await manager.execute<
      { run_id: string; currency_code: string; status: NoticeStatus; count: number; amount: string }[]
    >(
      `select run_id, currency_code, status, count(*)::int as count, trim_scale(sum(amount))::text as amount from crm_dunning_notice
       where run_id in (${ids.map(() => "?").join(", ")}) and deleted_at is null group by 1, 2, 3 order by 1, 2, 3`,
      ids
    )
    for (const { run_id, ...row } of rows) {
      const run = found.get(run_id)!
      run.counts[row.status] = (run.counts[row.status] ?? 0) + row.count
      run.totals.push(row)
    }
  }
  return found
}
