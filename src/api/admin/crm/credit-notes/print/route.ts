import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { creditNoteFile } from "../../../../../workflows/receivable/documents/print"
import { AdminPrintCrmDocuments, sendPrinted } from "../../../../shared/print-documents"

/** Papers of several credit notes in one file, in the order of the ids. */
export const POST = async (req: MedusaRequest<AdminPrintCrmDocuments>, res: MedusaResponse): Promise<void> => {
  const paper = (id: string) => creditNoteFile(req.scope, id)
  return sendPrinted(req, res, { entity: "crm_credit_note", ready: paper, take: paper })
}
