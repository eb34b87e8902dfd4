import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerMails } from "../../../../../shared/document-mails"
import { loadInvoice } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await answerMails(req, res, "crm_invoice", id)
}
