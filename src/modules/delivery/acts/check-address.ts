import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { planMessage } from "../../outbox/sql/plan-message"
import { ADDRESS_MOVED, assertAddressMay } from "../rules/address-states"
import { AddressCheckRow, AddressState, OrderRef, ShippingAddress } from "../types"
import { killLinks } from "./link"
import { lockOrder } from "./order-lock"
import { recordActs } from "./record-act"

/** Kinds of the mails about an address in the outbox. */
export const ADDRESS_MAIL = "address_confirmation"
export const ADDRESS_OUTCOME_MAIL = "address_decided"
export const addressMailKey = ({ id, round }: Pick<AddressCheckRow, "id" | "round">): string =>
  `${ADDRESS_MAIL}:${id}:${round}`
export const outcomeMailKey = ({ id, round, proposal_no }: AddressCheckRow): string =>
  `${ADDRESS_OUTCOME_MAIL}:${id}:${round}:${proposal_no}`

/** How often a buyer may propose an address, over all rounds. */
export const MAX_PROPOSALS = 50

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

/** The check of an order's address; null while nobody asked. */
export async function checkOf(context: Context, order_id: string): Promise<AddressCheckRow | null> {
  const [row] = await managerOf(context).execute<AddressCheckRow[]>(
    "select * from crm_address_check where order_id = ? and deleted_at is null",
    [order_id]
  )
  return row ?? null
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
    throw moved(order.number, "a correction is being put on the order right now; try again")
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
  const before = await held(context, order)
  if (isAnsweredSo(before, proposed, note)) {
    return { check: before, is_new: false }
  }
  const state: AddressState = proposed ? "corrected" : "confirmed"
  assertAddressMay(order.number, before.state, state)
  if (proposed && before.proposal_no >= MAX_PROPOSALS) {
    throw moved(order.number, `was proposed ${MAX_PROPOSALS} times and can be no more; write to the seller`)
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

/** Whether two addresses say the same, whatever the order of their parts. */
export const sameAddress = (a: ShippingAddress | null, b: ShippingAddress | null): boolean =>
  Boolean(a && b) && Object.keys(b!).every((part) => (a as never)[part] === (b as never)[part])

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
  const before = await held(context, order)
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

/** Decides against a buyer's correction. Deciding so again answers the same. @throws as `acceptAddress` */
export async function rejectAddress(
  context: Context,
  order: OrderRef,
  { proposal_no, note }: { proposal_no: number | null; note: string | null },
  actor: Actor
): Promise<AddressCheckRow> {
  await lockOrder(context, order.order_id)
  const before = await held(context, order)
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

/** @throws NOT_FOUND while nobody asked */
async function held(context: Context, { order_id, number }: OrderRef): Promise<AddressCheckRow> {
  const check = await checkOf(context, order_id)
  if (!check) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Nobody asked the buyer of order ${number} to confirm its address.`
    )
  }
  return check
}

function assertRead({ number }: OrderRef, check: AddressCheckRow, proposal_no: number | null): void {
  if (proposal_no !== null && proposal_no !== check.proposal_no) {
    throw moved(number, "was corrected again meanwhile; read the newest correction before you decide")
  }
}

const moved = (number: string, what: string): MedusaError =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, `The address of order ${number}: ${what}.`, ADDRESS_MOVED)
