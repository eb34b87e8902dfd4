import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addMonthsTo, Day } from "../../../shared/days"
import { insertRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { recordAct } from "../acts/record-act"
import { ErasureRow } from "../types"
import { eraseRows, recordsOf } from "./erase-rows"

/** The erasure of a customer; null for who was not erased. */
export async function erasureOf(context: Context, customer_id: string): Promise<ErasureRow | null> {
  const [row] = await managerOf(context).execute<ErasureRow[]>(
    "select * from crm_erasure where customer_id = ? and deleted_at is null",
    [customer_id]
  )
  return row ?? null
}

const lockErasure = (context: Context, customer_id: string): Promise<unknown> =>
  managerOf(context).execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`crm_erasure:${customer_id}`])

/** Notes that a person is to be erased, so that what a crash cuts off goes on. Who was erased before begins anew. */
export async function beginErasure(
  context: Context,
  { customer_id, addresses, note }: { customer_id: string; addresses: string[]; note: string | null },
  actor: Actor
): Promise<void> {
  await lockErasure(context, customer_id)
  const before = await erasureOf(context, customer_id)
  const begun = { state: "running", addresses: addresses as never, note, finished_at: null, ...actor }
  await (before
    ? updateRows(context, "crm_erasure", [{ id: before.id, ...begun }])
    : insertRows(context, "crm_erasure", [{ id: generateEntityId(undefined, "crmer"), customer_id, ...begun }]))
}

/** Ids of all records of a customer, such as what the host keeps notifications about. */
export const recordsOfCustomer = (context: Context, customer_id: string, addresses: string[]): Promise<string[]> =>
  recordsOf(managerOf(context), { customer_ids: [customer_id], addresses })

/** Those of the addresses that another customer or contact has too: one person may be the contact of two customers. */
export async function sharedAddresses(
  context: Context,
  customer_ids: string[],
  addresses: string[]
): Promise<string[]> {
  if (!addresses.length) {
    return []
  }
  const list = (values: string[]): string => values.map(() => "?").join(", ")
  const rows = await managerOf(context).execute<{ email: string }[]>(
    `select lower(email) as email from crm_host_customer
      where lower(email) in (${list(addresses)}) and customer_id not in (${list(customer_ids)}) and deleted_at is null
     union select lower(email) from crm_contact
      where lower(email) in (${list(addresses)}) and customer_id not in (${list(customer_ids)}) and deleted_at is null`,
    [...addresses, ...customer_ids, ...addresses, ...customer_ids]
  )
  return rows.map(({ email }) => email)
}

/** Rows of the host's customers with the same address: who bought as a guest and made an account later is one person. */
export async function sameCustomers(context: Context, customer_ids: string[]): Promise<string[]> {
  const rows = await managerOf(context).execute<{ customer_id: string }[]>(
    `select distinct other.customer_id from crm_host_customer mine join crm_host_customer other on lower(other.email) = lower(mine.email)
      where mine.customer_id in (${customer_ids.map(() => "?").join(", ")}) and mine.deleted_at is null and other.deleted_at is null order by 1`,
    customer_ids
  )
  return [...new Set([...customer_ids, ...rows.map(({ customer_id }) => customer_id)])]
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
  { today, years, patient }: { today: Day; years: number; patient?: boolean }
): Promise<ErasureRow> {
  await lockErasure(context, customer_id)
  const erasure = (await erasureOf(context, customer_id))!
  const { files, rows, kept, next_date } = await eraseRows(managerOf(context), {
    customer_ids: [customer_id],
    addresses: erasure.addresses ?? [],
    cutoff: addMonthsTo(today, -12 * years),
    years,
    patient,
  })
  const actor = { actor_id: erasure.actor_id, actor_type: erasure.actor_type } as Actor
  await recordAct(context, actor, { reference: "customer", reference_id: customer_id, act: "erased" })
  const sum = { ...erasure.rows }
  Object.entries(rows).forEach(([table, count]) => (sum[table] = (sum[table] ?? 0) + count))
  const left = [...(erasure.files ?? []), ...files]
  const state = left.length ? "files" : "done"
  const change = { state, addresses: null, files: left as never, rows: sum as never, kept, years, next_date }
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

/** From when on the first of what is kept needs to be kept no more, by the years that hold now. */
export const nextErasureDay = ({ next_date, years: then }: ErasureRow, years: number): Day | null =>
  next_date && addMonthsTo(next_date, 12 * (years - (then ?? years)))

/**
 * Customers whose erasure goes on: what was cut off, and what the law keeps no longer.
 *
 * @param years - that documents are kept by now, fewer or more than when they were erased
 */
export async function dueErasures(context: Context, today: Day, years: number): Promise<string[]> {
  const rows = await managerOf(context).execute<{ customer_id: string }[]>(
    `select customer_id from crm_erasure where deleted_at is null
       and ((next_date::date + make_interval(years => ? - coalesce(years, ?)))::date <= ?::date or (state <> 'done' and updated_at < now() - interval '5 minutes')) order by updated_at, customer_id limit 200`,
    [years, years, today]
  )
  return rows.map(({ customer_id }) => customer_id)
}
