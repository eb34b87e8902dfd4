import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerMails } from "../../../../../shared/document-mails"
import { loadCreditNote } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  await answerMails(req, res, "crm_credit_note", id)
}
