import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import { amountColumns, updateRows } from "../../../shared/rows"
import { assertAhead, assertPlannable, Due } from "../rules/due-moment"
import { Clock, FollowUpChange, FollowUpRow } from "../types"
import { seriesOf } from "./create-follow-up"
import { assertOpen, lockFollowUp } from "./lock-follow-up"
import { recordActs } from "./record-act"
import { NOTHING_TO_UNDO, undoColumns } from "./undo"

/**
 * Puts it off; when it was due first is kept.
 *
 * @throws INVALID_DATA for a moment that has passed; NOT_ALLOWED for one that is not open
 */
export async function snoozeFollowUp(
  context: Context,
  id: string,
  due: Due,
  clock: Clock,
  actor: Actor
): Promise<void> {
  const row = await lockFollowUp(context, id)
  assertOpen(row, "snoozed")
  assertAhead(due, clock)
  const due_at = iso(row.due_at)
  await updateRows(context, "crm_follow_up", [
    { id, ...due, snoozed_from: row.snoozed_from ?? due_at, told_at: null, ...undoColumns("snoozed", row, clock) },
  ])
  await recordActs(context, actor, [{ reference_id: id, act: "snoozed", changes: { due_at: [due_at, due.due_at] } }])
}

/** Gives it to somebody else, or to nobody. @throws NOT_ALLOWED for one that is not open */
export async function reassignFollowUp(
  context: Context,
  id: string,
  assignee_id: string | null,
  clock: Clock,
  actor: Actor
): Promise<void> {
  const row = await lockFollowUp(context, id)
  assertOpen(row, "given to somebody else")
  if (row.assignee_id === assignee_id) {
    return
  }
  await updateRows(context, "crm_follow_up", [
    { id, assignee_id, left_assignee_id: null, ...undoColumns("reassigned", row, clock) },
  ])
  await recordActs(context, actor, [
    { reference_id: id, act: "reassigned", changes: { assignee_id: [row.assignee_id, assignee_id] } },
  ])
}

const FIELDS = [
  "kind", "title", "note", "due_at", "due_date", "priority", "assignee_id", "customer_id", "customer_name", "owner_id", "reference",
  "reference_id", "reference_number", "recurrence",
] as const // prettier-ignore

/**
 * Changes what is given of an open one; what is left out stays.
 *
 * @throws NOT_ALLOWED for one that is not open; INVALID_DATA as `createFollowUp`
 */
export async function editFollowUp(
  context: Context,
  id: string,
  { due, timezone, recurrence, amount, ...change }: FollowUpChange,
  clock: Clock,
  actor: Actor
): Promise<void> {
  const row = await lockFollowUp(context, id)
  assertOpen(row, "changed")
  if (due) {
    assertPlannable(due, clock.today)
  }
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const now: Due = due ?? { due_at: iso(row.due_at), due_date: row.due_date, has_time: row.has_time }
  const comesAgain = recurrence === undefined ? row.recurrence : recurrence
  const isNewSeries = recurrence !== undefined || (due !== undefined && row.recurrence !== null)
  const after = {
    ...given,
    ...(amount === undefined ? {} : amountColumns({ amount: amount ?? null })),
    ...(due ? { ...due, snoozed_from: null, told_at: null } : {}),
    ...(isNewSeries ? seriesOf(comesAgain, now, timezone ?? row.timezone ?? clock.timezone, id) : {}),
    ...(given.assignee_id === undefined ? {} : { left_assignee_id: null }),
  }
  const changes = changesBetween<FollowUpRow>(
    { ...row, due_at: iso(row.due_at) as never },
    { ...row, due_at: iso(row.due_at) as never, ...(after as Partial<FollowUpRow>) },
    [...FIELDS]
  )
  if (changes) {
    await updateRows(context, "crm_follow_up", [{ id, ...after, ...NOTHING_TO_UNDO }])
    await recordActs(context, actor, [{ reference_id: id, act: "updated", changes }])
  }
}

const iso = (moment: Date | string): string => new Date(moment).toISOString()
