import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addMonthsTo, Day } from "../../../shared/days"
import { Changes, changesBetween } from "../../../shared/history"
import { readRows, updateRows } from "../../../shared/rows"
import { lockRows, managerOf } from "../../../shared/sql"
import { assertWarrantyTransition } from "../rules/transitions"
import { Holder, WarrantyRow } from "../types"
import { assertNotCanceled, lockWarranty } from "./lock-warranty"
import { lockWithFollowing, moveFollowing } from "./move-following"
import { recordActs } from "./record-act"

/** Whom an entitlement is given to. */
export type NewHolder = Holder & Partial<Pick<WarrantyRow, "customer_kind">>

type Change = { act: string; fields: Partial<WarrantyRow>; note?: string | null; source_id?: string | null }

/** Writes a change of a locked entitlement with its History. */
async function change(
  context: Context,
  row: WarrantyRow,
  { act, fields, ...said }: Change,
  actor: Actor
): Promise<void> {
  await updateRows(context, "crm_warranty", [{ id: row.id, ...fields }])
  const names = (Object.keys(fields) as (keyof WarrantyRow & string)[]).filter(
    (name) => !/^(canceled_|transferred_at)/.test(name)
  )
  const changes: Changes | null = changesBetween<WarrantyRow>(row, { ...row, ...fields }, names)
  await recordActs(context, actor, [{ reference: "crm_warranty", reference_id: row.id, act, changes, ...said }])
}

/** Sets the note of an entitlement. @throws NOT_FOUND */
export async function noteWarranty(context: Context, id: string, note: string | null, actor: Actor): Promise<void> {
  const row = await lockWarranty(context, id)
  if (row.note !== note) {
    await change(context, row, { act: "note", fields: { note } }, actor)
  }
}

/**
 * Gives an entitlement to another customer, and with it every other cover of the same lot, what was attached to it too; numbers, units, claims and History stay. Giving
 * it to who has it changes nothing.
 *
 * @throws NOT_FOUND, NOT_ALLOWED for a canceled one
 */
export async function transferWarranty(
  context: Context,
  id: string,
  to: NewHolder,
  note: string | null,
  actor: Actor
): Promise<void> {
  const others = await readRows<{ id: string }>(
    context,
    `with recursive lot as (
       select s.id from crm_warranty w join crm_warranty s
           on s.part = w.part and (s.source_key = w.source_key or (s.line_id = w.line_id and s.fulfillment_item_id = w.fulfillment_item_id))
        where w.id = ?
       union
       select s.id from lot l join crm_warranty s on s.extends_id = l.id and s.source = 'sold' and s.source_key = 'sold:' || s.line_id
     )
     select s.id from lot l join crm_warranty s on s.id = l.id
      where s.id <> ? and s.status <> 'canceled' and s.deleted_at is null order by s.id`,
    [id, id]
  )
  await lockRows(context, "crm_warranty", [id, ...others.map((other) => other.id)])
  assertNotCanceled(await lockWarranty(context, id))
  for (const one of [id, ...others.map((other) => other.id)]) {
    const row = await lockWarranty(context, one)
    if (row.customer_id !== to.customer_id) {
      const fields = { ...to, transferred_from_id: row.customer_id, transferred_at: new Date() }
      await change(context, row, { act: "transfer", fields, note }, actor)
    }
  }
}

/** Cancels an entitlement for a reason. @throws NOT_FOUND, NOT_ALLOWED for one that is canceled */
export async function cancelWarranty(context: Context, id: string, note: string, actor: Actor): Promise<void> {
  const row = await lockWarranty(context, id)
  assertWarrantyTransition(row, "canceled")
  const fields = {
    status: "canceled" as const,
    canceled_at: new Date(),
    canceled_by: actor.actor_id,
    cancel_note: note,
  }
  await change(context, row, { act: "cancel", fields, note }, actor)
}

/** Nothing is covered for longer than this, however often it is extended. */
const MOST_MONTHS = 600

/**
 * Adds months to the end of an entitlement as goodwill, also after it ended; once under its `request_key`. Sold cover that goes on from it and
 * has not begun moves by as much.
 *
 * @param extension - with today in the store
 * @throws NOT_FOUND, NOT_ALLOWED for one that is canceled or waits for registration, and beyond {@link MOST_MONTHS} of cover
 */
export async function extendWarranty(
  context: Context,
  id: string,
  extension: { months: number; note: string; request_key?: string | null; today: Day },
  actor: Actor
): Promise<void> {
  const { months, note, request_key = null, today } = extension
  await lockWithFollowing(context, id)
  const row = await lockWarranty(context, id)
  if (request_key && (await isDone(context, id, "extend", request_key))) {
    return
  }
  assertNotCanceled(row)
  if (!row.ends_date) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Warranty ${row.number} waits for registration; there is no end to extend yet.`
    )
  }
  const fields = { ends_date: addMonthsTo(row.ends_date, months) }
  const last = addMonthsTo(row.starts_date!, MOST_MONTHS)
  if (fields.ends_date > last) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Warranty ${row.number} ends on ${row.ends_date}; ${months} months more would cover over ${MOST_MONTHS} months. It may end on ${last} at the latest.`
    )
  }
  await change(context, row, { act: "extend", fields, note, source_id: request_key }, actor)
  await moveFollowing(context, row, { ...fields, today, source_id: request_key }, actor)
}

/** Whether an act was done before under what it comes from. */
async function isDone(context: Context, id: string, act: string, source_id: string): Promise<boolean> {
  const rows = await readRows(
    context,
    "select id from crm_warranty_history where reference_id = ? and act = ? and source_id = ? limit 1",
    [id, act, source_id]
  )
  return rows.length > 0
}

/** Names a customer as the host does now, on all their entitlements, so that they are found by it. */
export async function renameHolder(context: Context, { customer_id, ...named }: Holder): Promise<void> {
  const { customer_name: name, customer_email: mail, customer_phone: phone } = named
  await managerOf(context).execute(
    `update crm_warranty set customer_name = ?, customer_email = ?, customer_phone = coalesce(?, customer_phone), updated_at = now()
      where customer_id = ? and deleted_at is null and (customer_name is distinct from ? or customer_email is distinct from ?
        or customer_phone is distinct from coalesce(?, customer_phone))`,
    [name, mail, phone, customer_id, name, mail, phone]
  )
}

/**
 * Begins an entitlement that waits. The caller holds it.
 *
 * @param act - how it begins, and what that is known by
 */
export async function activate(
  context: Context,
  row: WarrantyRow,
  fields: Partial<WarrantyRow> & { starts_date: Day; ends_date: Day },
  { act = "register", source_id }: { act?: "register" | "attach"; source_id: string },
  actor: Actor
): Promise<void> {
  assertWarrantyTransition(row, "active")
  await change(context, row, { act, fields: { ...fields, status: "active" }, source_id }, actor)
}
