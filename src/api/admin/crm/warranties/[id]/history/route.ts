import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendWarrantyHistory } from "../../history"
import { loadWarranty } from "../../load"

/** Who did what with an entitlement, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadWarranty(req)
  await sendWarrantyHistory(req, res, "crm_warranty", id)
}
