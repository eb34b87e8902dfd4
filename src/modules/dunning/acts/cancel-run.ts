import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Actor } from "../../../shared/actor"
import { lockRun } from "../sql/notices"
import { record } from "../sql/rows"
import { RunRow } from "../types"

/**
 * Stops a run: nothing more is proposed or sent, also what waits to leave. What was sent stays sent, and calls stay to be made.
 * Canceling twice changes nothing.
 */
export async function cancelRun(manager: EntityManager, id: string, actor: Actor): Promise<RunRow> {
  const run = await lockRun(manager, id)
  if (run.status === "canceled") {
    return run
  }
  // A message that a sender holds right now leaves; the rest is taken out of the outbox first, so that none of it can.
  const taken = await manager.execute<{ reference_id: string }[]>(
    `update crm_outbox_message message set state = 'canceled', reason = 'The dunning run was canceled.', updated_at = now()
     from crm_dunning_notice notice
     where notice.run_id = ? and notice.status in ('planned', 'failed') and message.id = notice.outbox_message_id
       and message.state in ('planned', 'failed') and message.deleted_at is null
     returning message.reference_id`,
    [id]
  )
  const places = taken.map(() => "?").join(", ") || "null"
  const ids = taken.map(({ reference_id }) => reference_id)
  await manager.execute(`delete from crm_dunning_claim where notice_id in (${places})`, ids)
  await manager.execute(
    `update crm_dunning_notice set status = 'canceled', updated_at = now()
     where run_id = ? and deleted_at is null and (status in ('proposed', 'held', 'excluded') or id in (${places}))`,
    [id, ...ids]
  )
  await manager.execute(
    "update crm_dunning_run set status = 'canceled', canceled_at = now(), canceled_by = ?, updated_at = now() where id = ?",
    [actor.actor_id, id]
  )
  await record(manager, actor, [{ reference: "crm_dunning_run", reference_id: id, act: "canceled" }])
  return lockRun(manager, id)
}
