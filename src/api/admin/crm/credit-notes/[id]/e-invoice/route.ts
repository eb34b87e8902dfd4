import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { eCreditNoteFile, EInvoiceFormat } from "../../../../../../workflows/receivable/e-invoice/e-invoice-file"
import { sendFile } from "../../../../../shared/send-file"
import { loadCreditNote } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  const { format } = req.validatedQuery as { format: EInvoiceFormat }
  const { content, ...file } = await eCreditNoteFile(req.scope, id, format)
  sendFile(res, content, file)
}
