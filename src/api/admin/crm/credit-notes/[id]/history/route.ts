import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendHistory } from "../../../../../shared/document-history"
import { loadCreditNote } from "../../load"

/** Who did what with the credit note, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  await sendHistory(req, res, "crm_credit_note", id)
}
