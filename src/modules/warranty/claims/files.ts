import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows, readRows } from "../../../shared/rows"
import { claimName, lockClaim } from "./lock-claim"
import { recordClaim } from "./record-claim"
import { ClaimFileRow } from "./types"

/** Files of one claim. */
const MAX_FILES = 50

export const readFiles = (context: Context, claim_id: string): Promise<ClaimFileRow[]> =>
  readRows(
    context,
    "select * from crm_warranty_claim_file where claim_id = ? and deleted_at is null order by created_at, id",
    [claim_id]
  )

/** A file that was stored. */
export type FileInput = Pick<ClaimFileRow, "claim_id" | "file_id" | "filename" | "mime_type" | "size" | "for_customer">

/** Notes a file that was stored; the claim's row is locked so that two uploads do not pass the limit together. */
export async function addFile(context: Context, input: FileInput, actor: Actor): Promise<ClaimFileRow> {
  const claim = await lockClaim(context, input.claim_id)
  if ((await readFiles(context, claim.id)).length >= MAX_FILES) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${claimName(claim)} has ${MAX_FILES} files already; no more can be added.`
    )
  }
  return noteFile(context, input, actor)
}

/** The same of a claim that is locked, or new. */
export async function noteFile(context: Context, input: FileInput, actor: Actor): Promise<ClaimFileRow> {
  const [row] = await insertRows<ClaimFileRow>(context, "crm_warranty_claim_file", [
    { id: generateEntityId(undefined, "crmwcf"), ...input, uploaded_by: actor.actor_id },
  ])
  await recordClaim(context, input.claim_id, "file_added", actor, { changes: { file: [null, input.filename] } })
  return row
}
