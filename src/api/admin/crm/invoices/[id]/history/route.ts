import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendHistory } from "../../../../../shared/document-history"
import { loadInvoice } from "../../load"

/** Who did what with the invoice, reminders among it, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await sendHistory(req, res, "crm_invoice", id)
}
