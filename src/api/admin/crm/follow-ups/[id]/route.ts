import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { changeFollowUp } from "../../../../../workflows/follow-up/change-follow-up"
import { accessOf, actorOf } from "../../../../shared"
import { assertOwner } from "../../quotes/assert-owner"
import { answerFollowUp, clockOf, loadFollowUp } from "../load"
import { AdminUpdateCrmFollowUp } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const clock = await clockOf(req)
  const { id } = await loadFollowUp(req, clock)
  res.json({ follow_up: await answerFollowUp(req, id, clock) })
}

/** Changes what is given of an open one. */
export const POST = async (req: MedusaRequest<AdminUpdateCrmFollowUp>, res: MedusaResponse): Promise<void> => {
  const clock = await clockOf(req)
  const row = await loadFollowUp(req, clock)
  await assertOwner(req, req.validatedBody.assignee_id)
  await changeFollowUp(req.scope, row, {
    ...req.validatedBody,
    owner_ids: accessOf(req).owner_ids,
    actor: actorOf(req),
  })
  res.json({ follow_up: await answerFollowUp(req, row.id, clock) })
}
