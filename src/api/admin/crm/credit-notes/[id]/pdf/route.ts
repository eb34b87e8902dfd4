import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { creditNoteFile } from "../../../../../../workflows/receivable/documents/print"
import { sendPdf } from "../../../../../shared/send-pdf"
import { loadCreditNote } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  const { pdf, filename } = await creditNoteFile(req.scope, id)
  sendPdf(res, pdf, filename.replace(/\.pdf$/, ""))
}
