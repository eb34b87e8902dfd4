import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { managerOf } from "../../../shared/sql"
import { CustomerGroup } from "../types"
import { recordAct } from "./record-act"

/** Who merges or undoes a merge waits for whoever else does: chains are short, and merging is rare. */
const oneAtATime = (manager: EntityManager): Promise<unknown> =>
  manager.execute("select pg_advisory_xact_lock(hashtextextended('crm_customer_alias', 0))")

/** Everyone whom a customer is one with, and who of them the others were merged into. */
export async function customerGroup(context: Context, customer_id: string): Promise<CustomerGroup> {
  const [row] = await managerOf(context).execute<CustomerGroup[]>(
    "select crm_customer_root(?) as root_id, to_jsonb(crm_customer_group(?)) as customer_ids",
    [customer_id, customer_id]
  )
  return row
}

/**
 * Makes customers one with another: their documents stay theirs and are read as the other's. Who was merged into them comes along. Merging
 * again what is merged changes nothing.
 *
 * @param into - the one who stays; where they are merged themselves, it is whoever they were merged into
 * @returns the one who stays
 * @throws NOT_ALLOWED for a customer who is merged into a third one, INVALID_DATA for a merge into oneself
 */
export async function mergeCustomers(context: Context, into: string, ids: string[], actor: Actor): Promise<string> {
  const manager = managerOf(context)
  await oneAtATime(manager)
  const { root_id: root } = await customerGroup(context, into)
  await assertNotErased(manager, [root, ...ids])
  for (const id of new Set(ids)) {
    await mergeOne(context, root, id, actor)
  }
  return root
}

/** @throws NOT_ALLOWED where one of them was taken out of the records */
async function assertNotErased(manager: EntityManager, ids: string[]): Promise<void> {
  const [erased] = await manager.execute<{ customer_id: string }[]>(
    `select customer_id from crm_erasure where customer_id in (${ids.map(() => "?").join(", ")}) and deleted_at is null limit 1`,
    ids
  )
  if (erased) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Customer ${erased.customer_id} was erased; nobody is merged with them.`
    )
  }
}

async function mergeOne(context: Context, root: string, id: string, actor: Actor): Promise<void> {
  const manager = managerOf(context)
  if (id === root) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Customer ${id} cannot be merged into itself; name those who are to become one with it.`
    )
  }
  const { root_id: known } = await customerGroup(context, id)
  if (known === root) {
    return
  }
  if (known !== id) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Customer ${id} is merged into ${known} already; merge that one, or undo the first merge before.`
    )
  }
  await manager.execute(
    `insert into crm_customer_alias (customer_id, merged_into_id, root_id, merged_at, merged_by) values (?, ?, ?, now(), ?)`,
    [id, root, root, actor.actor_id]
  )
  await manager.execute("update crm_customer_alias set root_id = ?, updated_at = now() where root_id = ?", [root, id])
  await recordAct(context, actor, {
    reference: "customer",
    reference_id: id,
    act: "merged",
    changes: { merged_into_id: [null, root] },
  })
}

/**
 * Takes a merge back: the customer stands alone again with whoever was merged into them before. Undoing what is undone changes nothing.
 *
 * @returns who they had been merged into; null where they were not
 */
export async function unmergeCustomer(context: Context, id: string, actor: Actor): Promise<string | null> {
  const manager = managerOf(context)
  await oneAtATime(manager)
  const [alias] = await manager.execute<{ merged_into_id: string }[]>(
    "delete from crm_customer_alias where customer_id = ? returning merged_into_id",
    [id]
  )
  if (!alias) {
    return null
  }
  await manager.execute(
    "update crm_customer_alias set root_id = ?, updated_at = now() where customer_id = any (crm_customer_below(?)) and customer_id <> ?",
    [id, id, id]
  )
  await recordAct(context, actor, {
    reference: "customer",
    reference_id: id,
    act: "unmerged",
    changes: { merged_into_id: [alias.merged_into_id, null] },
  })
  return alias.merged_into_id
}

/** Frees those who were merged into customers that the host has no more: nobody is left to count them at. */
export async function freeFrom(context: Context, gone: string[], actor: Actor): Promise<void> {
  const rows = await managerOf(context).execute<{ customer_id: string }[]>(
    `select customer_id from crm_customer_alias where root_id in (${gone.map(() => "?").join(", ")}) and merged_into_id = root_id order by 1`,
    gone
  )
  for (const { customer_id } of rows) {
    await unmergeCustomer(context, customer_id, actor)
  }
}
