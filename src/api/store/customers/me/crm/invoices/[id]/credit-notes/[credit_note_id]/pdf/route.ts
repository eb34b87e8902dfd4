import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { creditNoteFile } from "../../../../../../../../../../workflows/receivable/documents/print"
import { sendPdf } from "../../../../../../../../../shared/send-pdf"
import { openOwnInvoice, receivablesOf } from "../../../../../../../../shared/customer-invoice"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id: invoice_id } = await openOwnInvoice(req)
  const { credit_note_id: id } = req.params
  const [note] = await receivablesOf(req).listCrmCreditNotes({ id, invoice_id, status: "issued" }, { take: 1 })
  if (!note) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Credit note ${id} was not found.`)
  }
  const { pdf, filename } = await creditNoteFile(req.scope, note.id)
  sendPdf(res, pdf, filename.replace(/\.pdf$/, ""))
}
