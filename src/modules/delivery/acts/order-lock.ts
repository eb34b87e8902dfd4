import { Context } from "@medusajs/framework/types"

import { LOCK_TIMEOUT, managerOf } from "../../../shared/sql"

/** Lets one act at a time change the delivery of an order, until its transaction ends. */
export async function lockOrder(context: Context, order_id: string): Promise<void> {
  const manager = managerOf(context)
  await manager.execute(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
  await manager.execute("select pg_advisory_xact_lock(hashtext(?))", [`crm_delivery:${order_id}`])
}
