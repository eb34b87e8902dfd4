import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { updateRows } from "../../../shared/rows"
import { assertAddressMay } from "../rules/address-states"
import { AddressCheckRow, AddressState, OrderRef, ShippingAddress } from "../types"
import { addressMoved, checkOf, heldCheck, sameAddress } from "./address-check"
import { lockOrder } from "./order-lock"
import { recordActs } from "./record-act"

/** How often a buyer may propose an address, over all rounds. */
export const MAX_PROPOSALS = 50

/** What a buyer says of the address: it is right, or what is. */
export type AddressAnswer = { name: string; note?: string | null; proposed: ShippingAddress | null }

/**
 * Takes a buyer's answer. The same answer again changes nothing.
 *
 * @throws NOT_ALLOWED with code `crm_address_changed` when staff decided meanwhile, or it was proposed too often
 */
export async function answerAddress(
  context: Context,
  order: OrderRef,
  { name, note = null, proposed }: AddressAnswer,
  actor: Actor
): Promise<{ check: AddressCheckRow; is_new: boolean }> {
  await lockOrder(context, order.order_id)
  const before = await heldCheck(context, order)
  if (isAnsweredSo(before, proposed, note)) {
    return { check: before, is_new: false }
  }
  const state: AddressState = proposed ? "corrected" : "confirmed"
  assertAddressMay(order.number, before.state, state)
  if (proposed && before.proposal_no >= MAX_PROPOSALS) {
    throw addressMoved(order.number, `was proposed ${MAX_PROPOSALS} times and can be no more; write to the seller`)
  }
  await updateRows(context, "crm_address_check", [
    {
      id: before.id,
      state,
      answered_at: new Date().toISOString(),
      answered_name: name,
      proposed_address: proposed,
      proposed_note: note,
      proposal_no: before.proposal_no + (proposed ? 1 : 0),
      decided_at: null,
      decided_by: null,
      decided_note: null,
    },
  ])
  await recordActs(context, actor, [
    {
      order_id: order.order_id,
      act: `address_${state}`,
      note,
      changes: proposed ? { proposed_address: [before.proposed_address, proposed] } : null,
    },
  ])
  return { check: (await checkOf(context, order.order_id))!, is_new: true }
}

const isAnsweredSo = (
  { state, proposed_address, proposed_note }: AddressCheckRow,
  proposed: ShippingAddress | null,
  note: string | null
): boolean =>
  proposed
    ? state === "corrected" && sameAddress(proposed_address, proposed) && proposed_note === note
    : state === "confirmed" && (note === null || proposed_note === note)
