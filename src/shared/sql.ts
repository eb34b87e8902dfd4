import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { Context } from "@medusajs/framework/types"

/** The entity manager of a module's call: the transaction's when there is one. Runs SQL with `?` for its values. */
export const managerOf = (context: Context): EntityManager =>
  (context.transactionManager ?? context.manager) as unknown as EntityManager

/** How long an act waits for a document that someone else is changing before it is refused. */
export const LOCK_TIMEOUT = "5s"

/**
 * Locks rows of one table until the transaction ends, in the order of their ids, so that two acts never wait for each other.
 *
 * @returns the ids found
 */
export async function lockRows(context: Context, table: string, ids: string[]): Promise<string[]> {
  const manager = managerOf(context)
  await manager.execute(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
  const places = ids.map(() => "?").join(", ")
  const rows = await manager.execute<{ id: string }[]>(
    `select id from ${table} where id in (${places}) and deleted_at is null order by id for update`,
    ids
  )
  return rows.map((row) => row.id)
}
