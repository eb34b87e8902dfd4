import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { WaitingNotice } from "../../modules/dunning/acts/settle-notices"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { whileLocked } from "../../shared/database-errors"
import { Day } from "../../shared/days"
import { CrmEvents } from "../../shared/events"
import { deliver, outbox } from "../outbox/send-message"
import { dunning } from "./dunning-module"
import { letterFile, noticeContent } from "./notice-content"

/** What became of a notice that waited: `held` waits on, for its contact has had a message today or someone else is sending it. */
export type Delivered = "sent" | "failed" | "skipped" | "held"

/**
 * Sends a planned notice, by one sender only: asked once more right before whether it is still due.
 *
 * Emits `crm_dunning_notice.sent` with `{ id }`.
 */
export async function deliverNotice(
  container: MedusaContainer,
  waiting: WaitingNotice,
  today: Day
): Promise<Delivered> {
  const actor: Actor =
    waiting.sent_by && waiting.sent_by !== SYSTEM_ACTOR.actor_id
      ? { actor_id: waiting.sent_by, actor_type: "user" }
      : SYSTEM_ACTOR
  const refreshed = () => whileLocked(() => dunning(container).refreshPlanned(waiting.id, today, actor))
  if (waiting.outbox_message_id === null) {
    const notice = await refreshed()
    if (!notice) {
      return "skipped"
    }
    await letterFile(container, notice)
    if (await dunning(container).markLetter(waiting.id, actor)) {
      await tell(container, [waiting.id])
    }
    return "sent"
  }
  const message = await outbox(container).claim(waiting.outbox_message_id, today)
  if (!message) {
    return "held"
  }
  const notice = await refreshed()
  if (!notice) {
    const { skip_reason } = await dunning(container).notice(waiting.id)
    await outbox(container).skip(message.id, skip_reason ?? "It is no longer due.")
    return "skipped"
  }
  const { status } = await deliver(container, message, () =>
    noticeContent(container, notice, { to: message.to, actor })
  )
  await settle(container, [waiting.id])
  return status
}

/** Brings notices to what became of their messages, and tells of those that turned out sent. */
export async function settle(container: MedusaContainer, only?: string[]): Promise<void> {
  await tell(container, await dunning(container).settleNotices(only))
}

async function tell(container: MedusaContainer, ids: string[]): Promise<void> {
  if (ids.length) {
    await container
      .resolve(Modules.EVENT_BUS)
      .emit(ids.map((id) => ({ name: CrmEvents.DUNNING_NOTICE_SENT, data: { id } })))
  }
}
