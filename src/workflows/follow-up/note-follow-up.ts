import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { Due, dueByDay, dueByMoment } from "../../modules/follow-up/rules/due-moment"
import { Clock, Priority } from "../../modules/follow-up/types"
import { Actor } from "../../shared/actor"
import { Day } from "../../shared/days"
import { sees } from "../interaction/log-interaction"
import { AskedAbout, lookUpAbout } from "./about"
import { followUps, storeClock, storeHours, userClock } from "./follow-up-module"
import { tellAssigned } from "./tell-assigned"

/** When it is due, as it was asked for: by a moment, by a day, or by today. */
export type AskedDue = { due_at?: string; due_date?: Day }

export type NoteFollowUpInput = AskedAbout &
  AskedDue & {
    kind: string
    title: string
    note?: string | null
    priority?: Priority
    assignee_id: string | null
    recurrence?: string | null
    /** The same one asked for twice by one caller is one. */
    idempotency_key?: string
    actor: Actor
    /** Users whose documents the caller sees; null means all. */
    owner_ids: string[] | null
  }

/** When something asked for is due; a day is one of the store's. */
export async function askedDue(container: MedusaContainer, { due_at, due_date }: AskedDue, clock: Clock): Promise<Due> {
  const { timezone } = await storeClock(container, clock.now)
  return due_at
    ? dueByMoment(new Date(due_at), timezone)
    : dueByDay(due_date ?? clock.today, timezone, await storeHours(container))
}

const noteFollowUpStep = createStep(
  "crm-note-follow-up",
  async (
    {
      actor,
      owner_ids,
      customer_id,
      reference,
      reference_id,
      due_at,
      due_date,
      idempotency_key,
      ...input
    }: NoteFollowUpInput,
    { container }
  ) => {
    const about = await lookUpAbout(container, { customer_id, reference, reference_id }, sees(owner_ids))
    const mine = await userClock(container, actor.actor_id)
    const due = await askedDue(container, { due_at, due_date }, mine)
    const id = await followUps(container).createFollowUp(
      { ...input, ...about, due, timezone: mine.timezone, request_key: idempotency_key ?? null },
      mine,
      actor
    )
    if (input.assignee_id && input.assignee_id !== actor.actor_id) {
      await tellAssigned(container, id)
    }
    return new StepResponse({ id }, idempotency_key ? null : id)
  },
  async (id, { container }) => {
    if (id) {
      await followUps(container).softDeleteCrmFollowUps(id)
    }
  }
)

/**
 * Notes something to be done.
 *
 * @throws NOT_FOUND for what it is about; NOT_ALLOWED for a document of another customer; INVALID_DATA for a recurrence that is none
 */
export const noteFollowUpWorkflow = createWorkflow("crm-note-follow-up", (input: NoteFollowUpInput) => {
  return new WorkflowResponse(noteFollowUpStep(input))
})
