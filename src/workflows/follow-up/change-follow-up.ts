import { MedusaContainer } from "@medusajs/framework/types"

import { FollowUpRow, Priority } from "../../modules/follow-up/types"
import { Actor } from "../../shared/actor"
import { sees } from "../interaction/log-interaction"
import { AskedAbout, lookUpAbout } from "./about"
import { followUps, userClock } from "./follow-up-module"
import { askedDue, AskedDue } from "./note-follow-up"
import { tellAssigned } from "./tell-assigned"

export type ChangeFollowUpInput = AskedAbout &
  AskedDue & {
    kind?: string
    title?: string
    note?: string | null
    priority?: Priority
    assignee_id?: string | null
    recurrence?: string | null
    actor: Actor
    owner_ids: string[] | null
  }

/** Changes what is given of an open one. @throws as `noteFollowUpWorkflow`; NOT_ALLOWED for one that is not open */
export async function changeFollowUp(
  container: MedusaContainer,
  row: FollowUpRow,
  { actor, owner_ids, customer_id, reference, reference_id, due_at, due_date, ...change }: ChangeFollowUpInput
): Promise<void> {
  const isMoved = customer_id !== undefined || reference !== undefined
  const asked = {
    customer_id: customer_id === undefined ? null : customer_id,
    reference: reference === undefined ? (row.reference as AskedAbout["reference"]) : reference,
    reference_id: reference === undefined ? row.reference_id : reference_id,
  }
  const about = isMoved ? await lookUpAbout(container, asked, sees(owner_ids)) : {}
  const clock = await userClock(container, actor.actor_id)
  const due = due_at || due_date ? await askedDue(container, { due_at, due_date }, clock) : undefined
  await followUps(container).editFollowUp(row.id, { ...change, ...about, due, timezone: clock.timezone }, clock, actor)
  if (change.assignee_id && change.assignee_id !== row.assignee_id && change.assignee_id !== actor.actor_id) {
    await tellAssigned(container, row.id)
  }
}
