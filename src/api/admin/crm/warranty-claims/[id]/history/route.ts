import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendWarrantyHistory } from "../../../warranties/history"
import { loadClaim } from "../../answer"
import { historyWithoutCosts } from "../../costs"

/** Who did what with a claim, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadClaim(req)
  await sendWarrantyHistory(req, res, "crm_warranty_claim", id, (rows) => historyWithoutCosts(req, rows))
}
