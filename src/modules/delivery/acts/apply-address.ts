import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { managerOf } from "../../../shared/sql"
import { AddressCheckRow, ShippingAddress } from "../types"
import { recordActs } from "./record-act"

/** Lets one caller at a time put an accepted address on the order. @returns false while another does; true when it is done, too */
export async function holdApplying(context: Context, order_id: string, seconds: number): Promise<boolean> {
  const rows = await managerOf(context).execute<{ id: string }[]>(
    `update crm_address_check set applying_at = case when applied_at is null then now() end
     where order_id = ? and deleted_at is null
       and (applied_at is not null or applying_at is null or applying_at < now() - make_interval(secs => ?)) returning id`,
    [order_id, seconds]
  )
  return rows.length > 0
}

export async function freeApplying(context: Context, order_id: string): Promise<void> {
  await managerOf(context).execute("update crm_address_check set applying_at = null where order_id = ?", [order_id])
}

/** Notes that the accepted address stands on the host's order. @param was - the address it had before */
export async function markApplied(
  context: Context,
  order_id: string,
  was: ShippingAddress,
  actor: Actor
): Promise<void> {
  const rows = await managerOf(context).execute<AddressCheckRow[]>(
    `update crm_address_check set applied_at = now(), applying_at = null, updated_at = now()
     where order_id = ? and state = 'accepted' and applied_at is null and deleted_at is null returning *`,
    [order_id]
  )
  await recordActs(
    context,
    actor,
    rows.map(({ proposed_address }) => ({
      order_id,
      act: "address_accepted",
      changes: { shipping_address: [was, proposed_address] as [unknown, unknown] },
    }))
  )
}

/** Takes an acceptance back that the host refused; the correction waits for a decision again. */
export async function unacceptAddress(context: Context, order_id: string): Promise<void> {
  await managerOf(context).execute(
    `update crm_address_check set state = 'corrected', decided_at = null, decided_by = null, applying_at = null, updated_at = now()
     where order_id = ? and state = 'accepted' and applied_at is null and deleted_at is null`,
    [order_id]
  )
}
