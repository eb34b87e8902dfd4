import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"
import { PromiseState, promiseStateSql } from "../rules/promise"

/** What became of promises by a day, and how much came for each of them (decimal text), by id. */
export async function promiseStates(
  manager: EntityManager,
  ids: string[],
  today: Day
): Promise<Map<string, { state: PromiseState; received: string }>> {
  if (!ids.length) {
    return new Map()
  }
  // What came beyond the promises before it is its own.
  const rows = await manager.execute<{ id: string; state: PromiseState; received: string }[]>(
    `select p.id, ${promiseStateSql(today)} as state,
       trim_scale(least(greatest(coalesce(g.received - (g.needed - p.amount), 0), 0), p.amount))::text as received
     from crm_promise p left join crm_promise_progress g on g.promise_id = p.id
     where p.id in (${ids.map(() => "?").join(", ")})`,
    ids
  )
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
