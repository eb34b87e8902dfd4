import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addMonthsTo, Day } from "../../../shared/days"
import { insertRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { recordAct } from "../acts/record-act"
import { ErasureRow } from "../types"
import { eraseRows } from "./erase-rows"

/** The erasure of a customer; null for who was not erased. */
export async function erasureOf(context: Context, customer_id: string): Promise<ErasureRow | null> {
  const [row] = await managerOf(context).execute<ErasureRow[]>(
    "select * from crm_erasure where customer_id = ? and deleted_at is null",
    [customer_id]
  )
  return row ?? null
}

/** Notes that a person is to be erased, so that what a crash cuts off goes on. @returns the erasure that there is, once begun */
export async function beginErasure(
  context: Context,
  { customer_id, addresses, note }: { customer_id: string; addresses: string[]; note: string | null },
  actor: Actor
): Promise<ErasureRow> {
  await managerOf(context).execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [
    `crm_erasure:${customer_id}`,
  ])
  const before = await erasureOf(context, customer_id)
  if (before) {
    return before
  }
  const id = generateEntityId(undefined, "crmer")
  await insertRows(context, "crm_erasure", [{ id, customer_id, addresses: addresses as never, note, ...actor }])
  return (await erasureOf(context, customer_id))!
}

/**
 * Takes the person out of our tables: what the law does not keep, and of that what it keeps no longer.
 *
 * @param years - that issued documents are kept
 * @returns the erasure, with the files that are still to go
 */
export async function eraseFromRows(
  context: Context,
  customer_id: string,
  { today, years, word }: { today: Day; years: number; word: string }
): Promise<ErasureRow> {
  const erasure = (await erasureOf(context, customer_id))!
  const { files, rows, kept, next_date } = await eraseRows(managerOf(context), {
    customer_ids: [customer_id],
    addresses: erasure.addresses ?? [],
    word,
    cutoff: addMonthsTo(today, -12 * years),
    years,
  })
  const actor = { actor_id: erasure.actor_id, actor_type: erasure.actor_type } as Actor
  await recordAct(context, actor, { reference: "customer", reference_id: customer_id, act: "erased" })
  const sum = { ...erasure.rows }
  Object.entries(rows).forEach(([table, count]) => (sum[table] = (sum[table] ?? 0) + count))
  const left = [...(erasure.files ?? []), ...files]
  const state = left.length ? "files" : "done"
  const change = { state, addresses: null, files: left as never, rows: sum as never, kept, next_date }
  await updateRows(context, "crm_erasure", [
    { id: erasure.id, ...change, finished_at: left.length ? null : new Date().toISOString() },
  ])
  return (await erasureOf(context, customer_id))!
}

/** Notes that the files of an erasure are gone. */
export async function finishErasure(context: Context, customer_id: string): Promise<void> {
  const { id } = (await erasureOf(context, customer_id))!
  const done = { state: "done", files: null, finished_at: new Date().toISOString() }
  await updateRows(context, "crm_erasure", [{ id, ...done }])
}

/** Customers whose erasure goes on: what was cut off, and what the law keeps no longer. */
export async function dueErasures(context: Context, today: Day): Promise<string[]> {
  const rows = await managerOf(context).execute<{ customer_id: string }[]>(
    `select customer_id from crm_erasure where deleted_at is null
       and (next_date <= ? or (state <> 'done' and updated_at < now() - interval '5 minutes')) order by customer_id limit 200`,
    [today]
  )
  return rows.map(({ customer_id }) => customer_id)
}
