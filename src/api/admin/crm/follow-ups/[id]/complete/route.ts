import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actOn } from "../../act"
import { answerFollowUp, clockOf, loadFollowUp } from "../../load"
import { AdminSettleCrmFollowUp } from "../../validators"

/** Says that it is done; one that comes again opens its next one. Done twice it answers the same. */
export const POST = async (req: MedusaRequest<AdminSettleCrmFollowUp>, res: MedusaResponse): Promise<void> => {
  const clock = await clockOf(req)
  const { id } = await loadFollowUp(req, clock)
  await actOn(req, id, { act: "complete", ...req.validatedBody }, clock)
  res.json({ follow_up: await answerFollowUp(req, id, clock) })
}
