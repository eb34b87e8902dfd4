import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actOn } from "../../act"
import { answerFollowUp, clockOf, loadFollowUp } from "../../load"
import { AdminSnoozeCrmFollowUp } from "../../validators"

/** Puts it off to a day or a moment that has not come. */
export const POST = async (req: MedusaRequest<AdminSnoozeCrmFollowUp>, res: MedusaResponse): Promise<void> => {
  const clock = await clockOf(req)
  const { id } = await loadFollowUp(req, clock)
  await actOn(req, id, { act: "snooze", ...req.validatedBody }, clock)
  res.json({ follow_up: await answerFollowUp(req, id, clock) })
}
