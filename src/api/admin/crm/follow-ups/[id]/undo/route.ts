import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { followUps } from "../../../../../../workflows/follow-up/follow-up-module"
import { actorOf } from "../../../../../shared"
import { answerFollowUp, clockOf, loadFollowUp } from "../../load"

/** Takes back what was done last, within ten minutes. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const clock = await clockOf(req)
  const { id } = await loadFollowUp(req, clock)
  await followUps(req.scope).undoFollowUp(id, clock, actorOf(req))
  res.json({ follow_up: await answerFollowUp(req, id, clock) })
}
