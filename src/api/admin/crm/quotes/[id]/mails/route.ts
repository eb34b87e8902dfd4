import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerMails } from "../../../../../shared/document-mails"
import { loadQuote } from "../../answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  await answerMails(req, res, "crm_quote", req.params.id)
}
