import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { updateRows } from "../../../shared/rows"
import { assertAddressMay } from "../rules/address-states"
import { AddressCheckRow, OrderRef } from "../types"
import { addressMoved, checkOf, heldCheck } from "./address-check"
import { lockOrder } from "./order-lock"
import { recordActs } from "./record-act"

/**
 * Decides for a buyer's correction, so that it may be put on the host's order. Deciding so again answers the same.
 *
 * @param proposal_no - the proposal that was read; the present one when left out
 * @throws NOT_ALLOWED with code `crm_address_changed` when there is no correction, or another one than was read
 */
export async function acceptAddress(
  context: Context,
  order: OrderRef,
  proposal_no: number | null,
  actor: Actor
): Promise<AddressCheckRow> {
  await lockOrder(context, order.order_id)
  const before = await heldCheck(context, order)
  assertRead(order, before, proposal_no)
  if (before.state === "accepted") {
    return before
  }
  assertAddressMay(order.number, before.state, "accepted")
  await updateRows(context, "crm_address_check", [
    { id: before.id, state: "accepted", decided_at: new Date().toISOString(), decided_by: actor.actor_id, applied_at: null },
  ])
  return (await checkOf(context, order.order_id))!
}

/** Decides against a buyer's correction. Deciding so again answers the same. @throws as `acceptAddress` */
export async function rejectAddress(
  context: Context,
  order: OrderRef,
  { proposal_no, note }: { proposal_no: number | null; note: string | null },
  actor: Actor
): Promise<AddressCheckRow> {
  await lockOrder(context, order.order_id)
  const before = await heldCheck(context, order)
  assertRead(order, before, proposal_no)
  if (before.state === "rejected") {
    return before
  }
  assertAddressMay(order.number, before.state, "rejected")
  await updateRows(context, "crm_address_check", [
    {
      id: before.id,
      state: "rejected",
      decided_at: new Date().toISOString(),
      decided_by: actor.actor_id,
      decided_note: note,
    },
  ])
  await recordActs(context, actor, [{ order_id: order.order_id, act: "address_rejected", note }])
  return (await checkOf(context, order.order_id))!
}

function assertRead({ number }: OrderRef, check: AddressCheckRow, proposal_no: number | null): void {
  if (proposal_no !== null && proposal_no !== check.proposal_no) {
    throw addressMoved(number, "was corrected again meanwhile; read the newest correction before you decide")
  }
}
