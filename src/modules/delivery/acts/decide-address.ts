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
  const before = await readForDecision(context, order, proposal_no, "accepted")
  if (before.state === "accepted") {
    return before
  }
  await updateRows(context, "crm_address_check", [
    {
      id: before.id,
      state: "accepted",
      decided_at: new Date().toISOString(),
      decided_by: actor.actor_id,
      applied_at: null,
    },
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
  const before = await readForDecision(context, order, proposal_no, "rejected")
  if (before.state === "rejected") {
    return before
  }
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

/** The check, locked, that may be decided so or already is. */
async function readForDecision(
  context: Context,
  order: OrderRef,
  proposal_no: number | null,
  decision: "accepted" | "rejected"
): Promise<AddressCheckRow> {
  await lockOrder(context, order.order_id)
  const check = await heldCheck(context, order)
  if (proposal_no !== null && proposal_no !== check.proposal_no) {
    throw addressMoved(order.number, "was corrected again meanwhile; read the newest correction before you decide")
  }
  if (check.state !== decision) {
    assertAddressMay(order.number, check.state, decision)
  }
  return check
}
