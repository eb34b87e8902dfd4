import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { assertOwner } from "../../../quotes/assert-owner"
import { actOn } from "../../act"
import { answerFollowUp, clockOf, loadFollowUp } from "../../load"
import { AdminReassignCrmFollowUp } from "../../validators"

/** Gives it to somebody else, or to nobody. */
export const POST = async (req: MedusaRequest<AdminReassignCrmFollowUp>, res: MedusaResponse): Promise<void> => {
  const clock = await clockOf(req)
  const { id } = await loadFollowUp(req, clock)
  await assertOwner(req, req.validatedBody.assignee_id)
  await actOn(req, id, { act: "reassign", ...req.validatedBody }, clock)
  res.json({ follow_up: await answerFollowUp(req, id, clock) })
}
