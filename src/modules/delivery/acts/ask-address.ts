import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { planMessage } from "../../outbox/sql/plan-message"
import { AddressCheckRow, AddressState, OrderRef } from "../types"
import { ADDRESS_MAIL, addressMailKey, addressMoved, checkOf } from "./address-check"
import { killLinks } from "./link"
import { lockOrder } from "./order-lock"
import { recordActs } from "./record-act"

export type AskInput = {
  order: OrderRef
  recipient: string
  locale: string
  message: string | null
  reply_to: string | null
  /** The store's day on which the mail goes out. */
  send_date: string
  /** The round that the caller saw last, 0 for none: who asks at once with another asks once. */
  after_round: number
}

/**
 * Plans the mail that asks a buyer to confirm the shipping address. Asking again begins anew: earlier links die, and a correction nobody
 * decided on is kept in History.
 *
 * @throws NOT_ALLOWED while a correction is being put on the order
 */
export async function askAddress(
  context: Context,
  { order, send_date, reply_to, after_round, ...asked }: AskInput,
  actor: Actor
): Promise<AddressCheckRow> {
  await lockOrder(context, order.order_id)
  const before = await checkOf(context, order.order_id)
  if (before && before.round > after_round) {
    return before
  }
  if (before?.state === "accepted" && !before.applied_at) {
    throw addressMoved(order.number, "a correction is being put on the order right now; try again")
  }
  const fresh = {
    ...asked,
    customer_id: order.customer_id,
    state: "asked",
    round: (before?.round ?? 0) + 1,
    asked_at: new Date().toISOString(),
    ...UNANSWERED,
  }
  const id = before?.id ?? generateEntityId(undefined, "crmac")
  await (before
    ? updateRows(context, "crm_address_check", [{ id, ...fresh }])
    : insertRows(context, "crm_address_check", [{ id, order_id: order.order_id, proposal_no: 0, ...fresh }]))
  await killLinks(context, order.order_id, "address")
  await planMessage(managerOf(context), {
    kind: ADDRESS_MAIL,
    class: "service",
    to: asked.recipient,
    reply_to,
    locale: asked.locale,
    customer_id: order.customer_id,
    reference: "order",
    reference_id: order.order_id,
    version: fresh.round,
    dedupe_key: addressMailKey({ id, round: fresh.round }),
    send_date,
  })
  await recordActs(context, actor, [{ order_id: order.order_id, act: "address_asked", note: asked.message }])
  return (await checkOf(context, order.order_id))!
}

const UNANSWERED = {
  answered_at: null, answered_name: null, proposed_address: null, proposed_note: null, decided_at: null, decided_by: null,
  decided_note: null, applying_at: null, applied_at: null,
} // prettier-ignore

/**
 * Gives a question up that nobody needs answered: the order was canceled, or its goods have left.
 *
 * @param states - in which it is given up; what the buyer corrected is for staff to decide unless the order is canceled
 */
export async function withdrawAddress(
  context: Context,
  order_id: string,
  states: AddressState[],
  note: string,
  actor: Actor
): Promise<void> {
  await lockOrder(context, order_id)
  const rows = await managerOf(context).execute<{ id: string }[]>(
    `update crm_address_check set state = 'withdrawn', updated_at = now()
     where order_id = ? and state in (${states.map(() => "?").join(", ")}) and deleted_at is null returning id`,
    [order_id, ...states]
  )
  if (rows.length) {
    await killLinks(context, order_id, "address")
    await recordActs(context, actor, [{ order_id, act: "address_withdrawn", note }])
  }
}
