import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { AttachmentInput, InteractionAttachmentRow } from "../types"
import { lockOwn } from "./log-interaction"
import { recordAct } from "./record-act"

/** Files of one interaction. */
const MAX_ATTACHMENTS = 20

/** Notes a file that was stored; the interaction is locked, so that two uploads do not pass the limit together. */
export async function addAttachment(
  context: Context,
  input: AttachmentInput,
  actor: Actor,
  is_manager: boolean
): Promise<InteractionAttachmentRow> {
  const { interaction_id } = input
  await lockOwn(context, interaction_id, actor, is_manager)
  const [{ count }] = await managerOf(context).execute<{ count: number }[]>(
    "select count(*)::int as count from crm_interaction_attachment where interaction_id = ? and deleted_at is null",
    [interaction_id]
  )
  if (count >= MAX_ATTACHMENTS) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The interaction has ${MAX_ATTACHMENTS} files already; remove one before adding another.`
    )
  }
  const [row] = await insertRows<InteractionAttachmentRow>(context, "crm_interaction_attachment", [
    { id: generateEntityId(undefined, "crmia"), ...input, uploaded_by: actor.actor_id },
  ])
  await recordFile(context, actor, interaction_id, "attachment_added", [null, input.filename])
  return row
}

/** Forgets a file. @returns its row, so that its bytes can be dropped once this is certain. @throws NOT_FOUND */
export async function removeAttachment(
  context: Context,
  interaction_id: string,
  id: string,
  actor: Actor,
  is_manager: boolean
): Promise<InteractionAttachmentRow> {
  await lockOwn(context, interaction_id, actor, is_manager)
  const [row] = await managerOf(context).execute<InteractionAttachmentRow[]>(
    `update crm_interaction_attachment set deleted_at = now() where id = ? and interaction_id = ? and deleted_at is null returning *`,
    [id, interaction_id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${id} was not found.`)
  }
  await recordFile(context, actor, interaction_id, "attachment_removed", [row.filename, null])
  return row
}

const recordFile = (
  context: Context,
  actor: Actor,
  reference_id: string,
  act: string,
  attachment: [unknown, unknown]
) => recordAct(context, actor, { reference: "crm_interaction", reference_id, act, changes: { attachment } })
