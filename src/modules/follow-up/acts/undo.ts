import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { assertTransition } from "../../../shared/transitions"
import { FOLLOW_UP_TRANSITIONS } from "../rules/transitions"
import { Clock, FollowUpRow, Undo } from "../types"
import { lockFollowUp, nameOf } from "./lock-follow-up"
import { recordActs } from "./record-act"

/** For how long an act can be taken back. */
const UNDO_MINUTES = 10

/** What an act may change and undoing puts back. */
const KEPT = [
  "status", "due_at", "due_date", "has_time", "assignee_id", "left_assignee_id", "snoozed_from", "told_at", "completed_at", "completed_by",
  "closed_reason",
] as const // prettier-ignore

/** Columns that let the last act be undone. */
export function undoColumns(act: Undo["act"], before: FollowUpRow, { now }: Clock, next_id: string | null = null) {
  const undo: Undo = { act, before: Object.fromEntries(KEPT.map((name) => [name, before[name]])), next_id }
  return { undo, undo_until: new Date(now.getTime() + UNDO_MINUTES * 60_000).toISOString() }
}

/** No act can be undone any more: somebody changed it since. */
export const NOTHING_TO_UNDO = { undo: null, undo_until: null }

/**
 * Takes back what was done last, within ten minutes: completing, canceling, snoozing, giving to somebody else. What completing opened next goes with it.
 *
 * @throws NOT_ALLOWED when nothing can be undone, or the next one of the series was touched
 */
export async function undoFollowUp(context: Context, id: string, clock: Clock, actor: Actor): Promise<void> {
  const row = await lockFollowUp(context, id)
  const { undo, undo_until } = row
  if (!undo || !undo_until || new Date(undo_until) <= clock.now) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      undo
        ? `${nameOf(row)} was ${undo.act} more than ${UNDO_MINUTES} minutes ago, which cannot be undone any more.`
        : `${nameOf(row)} has no act that can be undone.`
    )
  }
  const status = undo.before.status as FollowUpRow["status"]
  if (status !== row.status) {
    assertTransition(FOLLOW_UP_TRANSITIONS, nameOf(row), row.status, status)
  }
  if (undo.next_id) {
    await takeNextBack(context, row, undo.next_id)
  }
  await updateRows(context, "crm_follow_up", [{ id, ...undo.before, ...NOTHING_TO_UNDO }])
  await recordActs(context, actor, [{ reference_id: id, act: "undone", note: undo.act }])
}

async function takeNextBack(context: Context, row: FollowUpRow, next_id: string): Promise<void> {
  await lockFollowUp(context, next_id)
  const untouched = await managerOf(context).execute<unknown[]>(
    `update crm_follow_up set deleted_at = now(), updated_at = now() where id = ? and status = 'open' and undo is null and snoozed_from is null
       and not exists (select from crm_follow_up_history h where h.reference = 'crm_follow_up' and h.reference_id = crm_follow_up.id and h.act <> 'created')
     returning id`,
    [next_id]
  )
  if (!untouched.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${nameOf(row)} comes again, and somebody worked on the next one already; it stays done.`
    )
  }
}
