import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { refusalOf } from "../../../../shared/refusal"
import { actOn } from "../act"
import { clockOf, loadFollowUp } from "../load"
import { assertOwner } from "../../quotes/assert-owner"
import { AdminChangeCrmFollowUps } from "../validators"

/** Does one thing to many follow-ups, each by itself; answers which were done and which were refused, with the reason. */
export const POST = async (req: MedusaRequest<AdminChangeCrmFollowUps>, res: MedusaResponse): Promise<void> => {
  const { ids, ...change } = req.validatedBody
  if (change.act === "reassign") {
    await assertOwner(req, change.assignee_id)
  }
  const clock = await clockOf(req)
  const done: string[] = []
  const refused: { id: string; reason: string }[] = []
  for (const id of new Set(ids)) {
    try {
      await loadFollowUp(req, clock, id)
      await actOn(req, id, change, clock)
      done.push(id)
    } catch (error) {
      refused.push({ id, reason: refusalOf(req, error, "A follow-up") })
    }
  }
  res.json({ done, refused })
}
