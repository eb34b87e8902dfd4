import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { insertRows } from "../../../shared/rows"
import { lockRows, managerOf } from "../../../shared/sql"
import {
  InteractionAttachmentRow,
  InteractionRow,
  KeptMailFile,
  MailMatch,
  NamedReference,
  ReceivedMail,
} from "../types"
import { recordAct } from "./record-act"

/** Days that unmatched mail waits for somebody to say whose it is. */
export const TRAY_DAYS = 30

/**
 * Notes a mail that came in, once by its message id.
 *
 * @returns its id, and whether this call noted it
 */
export async function receiveMail(
  context: Context,
  { references, files, ...mail }: ReceivedMail,
  actor: Actor
): Promise<{ id: string; is_new: boolean }> {
  const manager = managerOf(context)
  const row = {
    id: generateEntityId(undefined, "crmin"),
    ...mail,
    channel: "email",
    source: "inbound",
    author_id: actor.actor_id,
    author_type: actor.actor_type,
  }
  const columns = Object.keys(row).join(", ")
  const [made] = await manager.execute<{ id: string }[]>(
    `insert into crm_interaction (${columns}) select ${columns} from jsonb_populate_recordset(null::crm_interaction, ?::jsonb)
     on conflict do nothing returning id`,
    [JSON.stringify([row])]
  )
  if (!made) {
    const [known] = await manager.execute<{ id: string }[]>(
      "select id from crm_interaction where source = 'inbound' and source_id = ? and deleted_at is null",
      [mail.source_id]
    )
    return { id: known.id, is_new: false }
  }
  await link(context, made.id, references)
  await keepFiles(context, made.id, files)
  await recordAct(context, actor, { reference: "crm_interaction", reference_id: made.id, act: "received" })
  return { id: made.id, is_new: true }
}

/** Notes the files of a mail that were stored. */
async function keepFiles(context: Context, interaction_id: string, files: KeptMailFile[]): Promise<void> {
  const rows = files.map((file) => ({
    id: generateEntityId(undefined, "crmia"),
    interaction_id,
    ...file,
    uploaded_by: "inbound",
  }))
  await insertRows(context, "crm_interaction_attachment", rows)
}

/**
 * Says whose a mail of the tray is: the customer's, and of whoever owns what it is about.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for what is somebody's already
 */
export async function matchMail(
  context: Context,
  id: string,
  { customer_id, owner_id, references }: MailMatch,
  actor: Actor
): Promise<void> {
  await lockTray(context, id)
  await managerOf(context).execute(
    "update crm_interaction set customer_id = ?, owner_id = ?, updated_at = now() where id = ?",
    [customer_id, owner_id, id]
  )
  await link(context, id, references)
  const changes = { customer_id: [null, customer_id] as [unknown, unknown] }
  await recordAct(context, actor, { reference: "crm_interaction", reference_id: id, act: "matched", changes })
}

/** Throws a mail of the tray away, with its files. @returns the files, so that their bytes can be dropped. @throws as `matchMail` */
export async function dismissMail(context: Context, id: string, actor: Actor): Promise<InteractionAttachmentRow[]> {
  await lockTray(context, id)
  const files = await forget(context, [id])
  await recordAct(context, actor, { reference: "crm_interaction", reference_id: id, act: "dismissed" })
  return files
}

/** Throws away what nobody said anything about for 30 days. @returns the files, so that their bytes can be dropped */
export async function emptyTray(
  context: Context,
  most = 500
): Promise<{ count: number; files: InteractionAttachmentRow[] }> {
  const rows = await managerOf(context).execute<{ id: string }[]>(
    `select id from crm_interaction where source = 'inbound' and customer_id is null and deleted_at is null
       and created_at < now() - interval '${TRAY_DAYS} days' order by created_at limit ${most} for update skip locked`
  )
  const ids = rows.map(({ id }) => id)
  const files = await forget(context, ids)
  for (const id of ids) {
    await recordAct(context, SYSTEM_ACTOR, { reference: "crm_interaction", reference_id: id, act: "expired" })
  }
  return { count: rows.length, files }
}

/** Words of strangers are not kept: the rows go for good. */
async function forget(context: Context, ids: string[]): Promise<InteractionAttachmentRow[]> {
  if (!ids.length) {
    return []
  }
  const places = ids.map(() => "?").join(", ")
  const manager = managerOf(context)
  const files = await manager.execute<InteractionAttachmentRow[]>(
    `delete from crm_interaction_attachment where interaction_id in (${places}) returning *`,
    ids
  )
  await manager.execute(`delete from crm_interaction_reference where interaction_id in (${places})`, ids)
  await manager.execute(`delete from crm_interaction where id in (${places})`, ids)
  return files
}

async function lockTray(context: Context, id: string): Promise<void> {
  await lockRows(context, "crm_interaction", [id])
  const [row] = await managerOf(context).execute<Pick<InteractionRow, "source" | "customer_id">[]>(
    "select source, customer_id from crm_interaction where id = ? and deleted_at is null",
    [id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Interaction ${id} was not found.`)
  }
  if (row.source !== "inbound" || row.customer_id) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This is no unmatched mail; whose it is is known already.")
  }
}

async function link(context: Context, interaction_id: string, references: NamedReference[]): Promise<void> {
  const rows = references.map((reference) => ({
    id: generateEntityId(undefined, "crmir"),
    interaction_id,
    ...reference,
  }))
  await insertRows(context, "crm_interaction_reference", rows)
}
