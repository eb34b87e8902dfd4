import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendDocument } from "../../../../../shared/document-mails"
import { answerInvoice, loadInvoice } from "../../load"

/** Mails the invoice; how the mail went is in the answer, for the document stands either way. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const mail = await sendDocument(req, "crm_invoice", id)
  res.json({ invoice: await answerInvoice(req, id), mail })
}
