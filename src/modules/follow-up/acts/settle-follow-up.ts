import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows, updateRows } from "../../../shared/rows"
import { assertTransition } from "../../../shared/transitions"
import { WorkingTime } from "../../../shared/working-time"
import { clockOf, Due, dueByDay, dueByMoment, momentOf } from "../rules/due-moment"
import { dayOfClock, nextClock } from "../rules/recurrence"
import { FOLLOW_UP_TRANSITIONS } from "../rules/transitions"
import { Clock, FollowUpRow } from "../types"
import { lockFollowUp, nameOf } from "./lock-follow-up"
import { recordActs } from "./record-act"
import { undoColumns } from "./undo"

type Settling = { clock: Clock; hours: WorkingTime; note?: string | null; actor: Actor }

/**
 * Says that it is done. One that comes again opens its next one; done twice it stays as it was.
 *
 * @returns id of the next one, where one was opened
 * @throws NOT_ALLOWED for a canceled one
 */
export async function completeFollowUp(context: Context, id: string, settling: Settling): Promise<string | null> {
  const row = await lockFollowUp(context, id)
  if (row.status === "done") {
    return null
  }
  assertTransition(FOLLOW_UP_TRANSITIONS, nameOf(row), row.status, "done")
  const next_id = await openNext(context, row, settling)
  await close(context, row, "done", "done", settling, next_id)
  return next_id
}

/** Says that it is not to be done. One that comes again ends with it; canceled twice it stays as it was. @throws NOT_ALLOWED for a done one */
export async function cancelFollowUp(context: Context, id: string, settling: Settling): Promise<void> {
  const row = await lockFollowUp(context, id)
  if (row.status === "canceled") {
    return
  }
  assertTransition(FOLLOW_UP_TRANSITIONS, nameOf(row), row.status, "canceled")
  await close(context, row, "canceled", "by_hand", settling, null)
}

async function close(
  context: Context,
  row: FollowUpRow,
  status: "done" | "canceled",
  closed_reason: "done" | "by_hand",
  { clock, note = null, actor }: Settling,
  next_id: string | null
): Promise<void> {
  const act = status === "done" ? "completed" : "canceled"
  await updateRows(context, "crm_follow_up", [
    {
      id: row.id,
      status,
      closed_reason,
      completed_at: clock.now.toISOString(),
      completed_by: actor.actor_id,
      ...undoColumns(act, row, clock, next_id),
    },
  ])
  await recordActs(context, actor, [{ reference_id: row.id, act, changes: { status: [row.status, status] }, note }])
}

/** Opens the next one of a series: what was missed is not made up for, so that one at a time is open. */
async function openNext(context: Context, row: FollowUpRow, { clock, hours, actor }: Settling): Promise<string | null> {
  const { recurrence, series_id, series_start, series_slot, timezone } = row
  if (!recurrence || !series_id || !series_start || !series_slot || !timezone) {
    return null
  }
  const now = clockOf(clock.now, timezone)
  const passed = row.has_time ? now : `${dayOfClock(now)}T00:00`
  const slot = nextClock(recurrence, series_start, series_slot > passed ? series_slot : passed)
  if (!slot) {
    return null
  }
  const due: Due = row.has_time
    ? dueByMoment(momentOf(slot, timezone), clock.timezone)
    : dueByDay(dayOfClock(slot), clock.timezone, hours)
  const { kind, title, note, priority, assignee_id, owner_id, customer_id, customer_name, reference, reference_id, reference_number, amount, currency_code } = row // prettier-ignore
  const raw_amount = (row as unknown as { raw_amount: unknown }).raw_amount
  const id = generateEntityId(undefined, "crmfu")
  await insertRows(context, "crm_follow_up", [
    {
      id, kind, title, note, priority, assignee_id, owner_id, customer_id, customer_name, reference, reference_id, reference_number,
      amount, raw_amount, currency_code, ...due, status: "open", recurrence, series_id, series_start, series_slot: slot, timezone,
      created_by: row.created_by,
    },
  ]) // prettier-ignore
  await recordActs(context, actor, [{ reference_id: id, act: "created" }])
  return id
}
