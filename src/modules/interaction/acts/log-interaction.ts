import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import { insertRows, updateRows } from "../../../shared/rows"
import { lockRows, managerOf } from "../../../shared/sql"
import { InteractionInput, InteractionRow, NamedReference } from "../types"
import { recordAct } from "./record-act"

const FIELDS = [
  "customer_id", "channel", "direction", "occurred_at", "duration_minutes", "subject", "outcome", "text", "contact_ids",
] as const // prettier-ignore

/** Notes what was said or done. @returns its id */
export async function logInteraction(
  context: Context,
  { references = [], ...input }: InteractionInput,
  actor: Actor
): Promise<string> {
  const id = generateEntityId(undefined, "crmin")
  await assertContacts(context, input.customer_id ?? null, input.contact_ids)
  const row = {
    ...Object.fromEntries(FIELDS.map((field) => [field, input[field] ?? null])),
    occurred_at: input.occurred_at ?? new Date().toISOString(),
    contact_ids: input.contact_ids?.length ? input.contact_ids : null,
    source: "manual",
    owner_id: actor.actor_type === "user" ? actor.actor_id : null,
    author_id: actor.actor_id,
    author_type: actor.actor_type,
  }
  await insertRows(context, "crm_interaction", [{ id, ...row }])
  await writeReferences(context, id, references)
  await recordAct(context, actor, { reference: "crm_interaction", reference_id: id, act: "logged" })
  return id
}

/** Whether the caller may change it: its author, or a manager. */
export const mayEdit = ({ author_id }: Pick<InteractionRow, "author_id">, actor: Actor, is_manager: boolean): boolean =>
  is_manager || author_id === actor.actor_id

/**
 * Changes what somebody noted; what it said before is kept in History.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for a mail that was sent, FORBIDDEN for another's by somebody who is no manager; INVALID_DATA for a
 * contact of somebody else, or where nothing would be said any more
 */
export async function editInteraction(
  context: Context,
  id: string,
  { references, ...input }: InteractionInput,
  actor: Actor,
  is_manager: boolean
): Promise<void> {
  const before = await lockOwn(context, id, actor, is_manager)
  const given: InteractionInput = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const contact_ids = given.contact_ids === undefined ? before.contact_ids : given.contact_ids
  const after = { ...before, ...given, contact_ids: contact_ids?.length ? contact_ids : null } as InteractionRow
  if (![after.subject, after.outcome, after.text].some(Boolean)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Invalid request: the interaction must say something in subject, outcome or text"
    )
  }
  // Who was there and is no contact any more stays named.
  const fresh = given.contact_ids ? after.contact_ids?.filter((one) => !before.contact_ids?.includes(one)) : []
  await assertContacts(context, after.customer_id, given.customer_id === undefined ? fresh : after.contact_ids)
  const row = Object.fromEntries(FIELDS.map((field) => [field, after[field]]))
  const changes = changesBetween<InteractionRow>(
    { ...before, occurred_at: iso(before.occurred_at) as never },
    { ...after, occurred_at: iso(after.occurred_at) as never },
    [...FIELDS]
  )
  if (changes) {
    await updateRows(context, "crm_interaction", [{ id, ...row, edited_at: new Date().toISOString() }])
  }
  const linked = references ? await replaceReferences(context, id, references) : null
  if (changes || linked) {
    await recordAct(context, actor, {
      reference: "crm_interaction",
      reference_id: id,
      act: "updated",
      changes: { ...changes, ...linked },
    })
  }
}

/** Takes an interaction out of sight; History keeps that it was there. */
export async function removeInteraction(
  context: Context,
  id: string,
  actor: Actor,
  is_manager: boolean
): Promise<void> {
  await lockOwn(context, id, actor, is_manager)
  await managerOf(context).execute("update crm_interaction set deleted_at = now() where id = ?", [id])
  await recordAct(context, actor, { reference: "crm_interaction", reference_id: id, act: "removed" })
}

/** The row, locked, where the caller may change it. */
export async function lockOwn(
  context: Context,
  id: string,
  actor: Actor,
  is_manager: boolean
): Promise<InteractionRow> {
  await lockRows(context, "crm_interaction", [id])
  const [row] = await managerOf(context).execute<InteractionRow[]>(
    "select * from crm_interaction where id = ? and deleted_at is null",
    [id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Interaction ${id} was not found.`)
  }
  if (row.source !== "manual") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "A mail that was sent cannot be changed; note something beside it."
    )
  }
  if (!mayEdit(row, actor, is_manager)) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "Only who noted this, or somebody who may approve or change the set-up, can change it."
    )
  }
  return row
}

const iso = (moment: Date | string): string => new Date(moment).toISOString()

async function assertContacts(
  context: Context,
  customer_id: string | null,
  contact_ids: string[] | null | undefined
): Promise<void> {
  if (!contact_ids?.length) {
    return
  }
  const known = await managerOf(context).execute<{ id: string }[]>(
    "select id from crm_contact where customer_id = any (crm_customer_group(?)) and deleted_at is null",
    [customer_id]
  )
  const missing = contact_ids.find((id) => !known.some((contact) => contact.id === id))
  if (missing) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Contact ${missing} is no contact of this customer.`)
  }
}

async function writeReferences(context: Context, interaction_id: string, references: NamedReference[]): Promise<void> {
  const rows = references.map((reference) => ({
    id: generateEntityId(undefined, "crmir"),
    interaction_id,
    ...reference,
  }))
  await insertRows(context, "crm_interaction_reference", rows)
}

async function replaceReferences(context: Context, id: string, references: NamedReference[]) {
  const before = await managerOf(context).execute<NamedReference[]>(
    "select reference, reference_id, number from crm_interaction_reference where interaction_id = ? order by id",
    [id]
  )
  const names = (rows: NamedReference[]): string[] =>
    rows.map((row) => `${row.reference}:${row.number ?? row.reference_id}`).sort()
  const [was, is] = [names(before), names(references)]
  if (JSON.stringify(was) === JSON.stringify(is)) {
    return null
  }
  await managerOf(context).execute("delete from crm_interaction_reference where interaction_id = ?", [id])
  await writeReferences(context, id, references)
  // The timeline takes the order of an interaction from its references.
  await managerOf(context).execute("update crm_interaction set updated_at = now() where id = ?", [id])
  return { references: [was, is] as [unknown, unknown] }
}
