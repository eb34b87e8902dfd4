import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/postgresql"
import { Context } from "@medusajs/framework/types"

/** The entity manager of a module's call: the transaction's when there is one. Runs SQL with `?` for its values. */
export const managerOf = (context: Context): EntityManager =>
  (context.transactionManager ?? context.manager) as unknown as EntityManager

/**
 * Runs SQL whose values go to the server beside it. `manager.execute` writes them into the statement letter by letter, which takes some
 * thirty times their length in memory: what may be long, such as many rows as JSON, goes this way.
 */
export async function executeBound<Row>(manager: EntityManager, sql: string, values: unknown[]): Promise<Row[]> {
  const connection = manager.getTransactionContext<Knex>() ?? manager.getKnex()
  return (await connection.raw<{ rows: Row[] }>(sql, values as Knex.RawBinding[])).rows
}

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
