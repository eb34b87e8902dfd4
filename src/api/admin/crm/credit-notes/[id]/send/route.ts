import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendDocument } from "../../../../../shared/document-mails"
import { answerCreditNote, loadCreditNote } from "../../load"

/** Mails the credit note; how the mail went is in the answer, for the document stands either way. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  const mail = await sendDocument(req, "crm_credit_note", id)
  res.json({ credit_note: await answerCreditNote(req, id), mail })
}
