import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { followUps } from "../../../../../../workflows/follow-up/follow-up-module"
import { plainRow } from "../../../../../shared/answer"
import { clockOf, loadFollowUp } from "../../load"

const SHOWN = 200

/** Who did what with a follow-up, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadFollowUp(req, await clockOf(req))
  const [rows, count] = await followUps(req.scope).listAndCountCrmFollowUpHistories(
    { reference: "crm_follow_up", reference_id: id },
    { order: { created_at: "DESC" }, take: SHOWN }
  )
  res.json({ history: plainRow<object[]>(rows), count, offset: 0, limit: SHOWN })
}
