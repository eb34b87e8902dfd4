import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { amountColumns, insertRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { assertPlannable, clockOf, Due } from "../rules/due-moment"
import { checkedRecurrence, nextClock } from "../rules/recurrence"
import { Clock, FollowUpInput } from "../types"
import { recordActs } from "./record-act"

/**
 * Notes a follow-up. The same `request_key` of the same person answers the one that is there.
 *
 * @returns its id
 * @throws INVALID_DATA for a recurrence that is none, or that never comes again
 */
export async function createFollowUp(
  context: Context,
  { due, recurrence = null, timezone, ...input }: FollowUpInput,
  clock: Clock,
  actor: Actor
): Promise<string> {
  assertPlannable(due, clock.today)
  const id = generateEntityId(undefined, "crmfu")
  const manager = managerOf(context)
  if (input.request_key) {
    await manager.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `crm_follow_up:${actor.actor_id}:${input.request_key}`,
    ])
    const [known] = await manager.execute<{ id: string }[]>(
      "select id from crm_follow_up where created_by = ? and request_key = ?",
      [actor.actor_id, input.request_key]
    )
    if (known) {
      return known.id
    }
  }
  await insertRows(context, "crm_follow_up", [
    {
      id,
      kind: input.kind,
      title: input.title,
      note: input.note ?? null,
      ...due,
      status: "open",
      priority: input.priority ?? "normal",
      assignee_id: input.assignee_id,
      owner_id: input.owner_id ?? null,
      customer_id: input.customer_id ?? null,
      customer_name: input.customer_name ?? null,
      reference: input.reference ?? null,
      reference_id: input.reference_id ?? null,
      reference_number: input.reference_number ?? null,
      ...amountColumns({ amount: input.amount ?? null }),
      currency_code: input.currency_code ?? null,
      created_by: actor.actor_id,
      request_key: input.request_key ?? null,
      ...seriesOf(recurrence, due, timezone, id),
    },
  ])
  await recordActs(context, actor, [{ reference_id: id, act: "created" }])
  return id
}

/** The columns of what comes again, counted from when it is due; empty ones where it does not. */
export function seriesOf(
  recurrence: string | null,
  due: Due,
  timezone: string,
  series_id: string
): Record<"recurrence" | "series_id" | "series_start" | "series_slot" | "timezone", string | null> {
  if (recurrence === null) {
    return { recurrence: null, series_id: null, series_start: null, series_slot: null, timezone: null }
  }
  const rule = checkedRecurrence(recurrence)
  const start = due.has_time ? clockOf(new Date(due.due_at), timezone) : `${due.due_date}T00:00`
  if (!nextClock(rule, start, start)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The recurrence ${rule} never comes again after ${start.replace("T", " ")}.`
    )
  }
  return { recurrence: rule, series_id, series_start: start, series_slot: start, timezone }
}
