import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerSendPreview } from "../../../../../shared/document-mails"
import { loadCreditNote } from "../../load"

/** The mail as it would leave without any words of one's own. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  await answerSendPreview(req, res, "crm_credit_note", id)
}

/** The mail as it would leave with the words and recipients of the body. */
export const POST = GET
