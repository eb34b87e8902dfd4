import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendHistory } from "../../../../../shared/document-history"
import { loadReceipt } from "../../load"

/** Who did what with the receipt, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadReceipt(req)
  await sendHistory(req, res, "crm_receipt", id)
}
