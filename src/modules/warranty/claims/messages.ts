import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows, readRows, updateRows } from "../../../shared/rows"
import { claimName, lockClaim } from "./lock-claim"
import { recordClaim } from "./record-claim"
import { ClaimMessageRow } from "./types"

/** How many messages of a customer may wait for an answer: each is told to staff, whose inbox is not to be flooded. */
const MAX_UNANSWERED = 30

/** What was written last, the oldest of it first. */
export const readMessages = (context: Context, claim_id: string): Promise<ClaimMessageRow[]> =>
  readRows(
    context,
    `select * from (select * from crm_warranty_claim_message where claim_id = ? and deleted_at is null
       order by created_at desc, id desc limit 500) newest order by created_at, id`,
    [claim_id]
  )

export type MessageInput = Pick<ClaimMessageRow, "text" | "author_name"> & { request_key?: string | null }

/**
 * Keeps what the customer wrote or staff answered; an answer settles what was written before it. The same `request_key` of the same
 * author answers the one that is there.
 *
 * @throws NOT_ALLOWED for too many
 */
export async function addMessage(
  context: Context,
  claim_id: string,
  author_type: ClaimMessageRow["author_type"],
  { text, author_name, request_key = null }: MessageInput,
  actor: Actor
): Promise<{ message: ClaimMessageRow; is_new: boolean }> {
  const claim = await lockClaim(context, claim_id)
  const [known] = request_key
    ? await readRows<ClaimMessageRow>(
        context,
        "select * from crm_warranty_claim_message where claim_id = ? and author_id = ? and request_key = ?",
        [claim_id, actor.actor_id, request_key]
      )
    : []
  if (known) {
    return { message: known, is_new: false }
  }
  if (author_type === "customer" && claim.unanswered_messages >= MAX_UNANSWERED) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${claimName(claim)} has ${claim.unanswered_messages} messages that wait for an answer; the next can be sent when they are answered.`
    )
  }
  const [message] = await insertRows<ClaimMessageRow>(context, "crm_warranty_claim_message", [
    {
      id: generateEntityId(undefined, "crmwcm"),
      claim_id,
      text,
      author_type,
      author_id: actor.actor_id,
      author_name,
      request_key,
    },
  ])
  const unanswered_messages = author_type === "customer" ? claim.unanswered_messages + 1 : 0
  const answered_at = author_type === "staff" ? (claim.answered_at ?? new Date()) : claim.answered_at
  await updateRows(context, "crm_warranty_claim", [{ id: claim_id, unanswered_messages, answered_at }])
  await recordClaim(context, claim_id, author_type === "customer" ? "message_received" : "message_sent", actor, {
    note: text,
  })
  return { message, is_new: true }
}
