import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { interactions } from "../../../../../../workflows/interaction/interaction-module"
import { plainRow } from "../../../../../shared/answer"
import { loadInteraction } from "../../load"

const SHOWN = 200

/** Who did what with an interaction, and what it said before, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInteraction(req)
  const [rows, count] = await interactions(req.scope).listAndCountCrmInteractionHistories(
    { reference: "crm_interaction", reference_id: id },
    { order: { created_at: "DESC" }, take: SHOWN }
  )
  res.json({ history: plainRow<object[]>(rows), count, offset: 0, limit: SHOWN })
}
