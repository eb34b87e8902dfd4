import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { executeBound, LOCK_TIMEOUT } from "../../../shared/sql"

type Values = Record<string, unknown>

/** Writes rows of one table, which all have the same columns, in one statement. @returns ids of those that were not there */
export async function insertNew(
  manager: EntityManager,
  table: string,
  prefix: string,
  rows: Values[]
): Promise<string[]> {
  if (!rows.length) {
    return []
  }
  const written: Values[] = rows.map((row) => ({ id: generateEntityId(undefined, prefix), ...row }))
  const columns = Object.keys(written[0]).join(", ")
  const made = await executeBound<{ id: string }>(
    manager,
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)
     on conflict do nothing returning id`,
    [JSON.stringify(written)]
  )
  return made.map(({ id }) => id)
}

/** Sets columns of one row. Objects and lists are written as JSON. */
export async function setColumns(manager: EntityManager, table: string, id: string, values: Values): Promise<void> {
  const columns = Object.entries(values).filter(([, value]) => value !== undefined)
  await executeBound(
    manager,
    `update ${table} set ${columns.map(([name]) => `${name} = ?`).join(", ")}, updated_at = now() where id = ?`,
    [...columns.map(([, value]) => (isJson(value) ? JSON.stringify(value) : value)), id]
  )
}

const isJson = (value: unknown): boolean => typeof value === "object" && value !== null && !(value instanceof Date)

/** Waits for a debtor until the transaction ends: whoever chases, pauses or takes back does it one after the other. */
export async function lockDebtor(manager: EntityManager, debtor_key: string): Promise<void> {
  await manager.execute(
    `select set_config('lock_timeout', '${LOCK_TIMEOUT}', true), pg_advisory_xact_lock(hashtextextended(?, 0))`,
    [`crm_dunning:${debtor_key}`]
  )
}

export type Act = {
  reference: string
  reference_id: string
  act: string
  changes?: Changes | null
  note?: string | null
}

/** Writes History of acts, in their own transaction. */
export async function record(manager: EntityManager, { actor_id, actor_type }: Actor, acts: Act[]): Promise<void> {
  await insertNew(
    manager,
    "crm_dunning_history",
    "crmdh",
    acts.map(({ changes = null, note = null, ...act }) => ({ ...act, changes, note, actor_id, actor_type }))
  )
}
