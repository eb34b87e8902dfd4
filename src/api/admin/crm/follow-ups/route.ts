import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { followUps, rankCurrency } from "../../../../workflows/follow-up/follow-up-module"
import { noteFollowUpWorkflow } from "../../../../workflows/follow-up/note-follow-up"
import { accessOf, actorOf } from "../../../shared"
import { assigneeFilter } from "../../../shared/assignee-filter"
import { listRequestOf } from "../../../shared/documents"
import { assertOwner } from "../quotes/assert-owner"
import { answerFollowUp, clockOf, followUpAnswer } from "./load"
import { AdminCreateCrmFollowUp } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const clock = await clockOf(req)
  const { ids, count } = await followUps(req.scope).searchFollowUps(
    { ...request, filters: assigneeFilter(req, request.filters) },
    clock,
    await rankCurrency(req.scope)
  )
  const rows = await followUps(req.scope).followUps(ids)
  const { limit, offset } = request
  res.json({ follow_ups: rows.map((row) => followUpAnswer(row, clock)), today: clock.today, count, offset, limit })
}

/** Notes something to be done, by the caller unless somebody else is named. */
export const POST = async (req: MedusaRequest<AdminCreateCrmFollowUp>, res: MedusaResponse): Promise<void> => {
  const actor = actorOf(req)
  const { assignee_id = actor.actor_type === "user" ? actor.actor_id : null, ...input } = req.validatedBody
  await assertOwner(req, assignee_id)
  const { result } = await noteFollowUpWorkflow(req.scope).run({
    input: { ...input, assignee_id, actor, owner_ids: accessOf(req).owner_ids },
  })
  res.json({ follow_up: await answerFollowUp(req, result.id, await clockOf(req)) })
}
