import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { creditNoteFile } from "../../../../../workflows/receivable/documents/print"
import { AdminPrintCrmDocuments, sendPrinted } from "../../../../shared/print-documents"

/** Papers of several credit notes in one file, in the order of the ids. */
export const POST = async (req: MedusaRequest<AdminPrintCrmDocuments>, res: MedusaResponse): Promise<void> =>
  sendPrinted(req, res, "crm_credit_note", (id) => creditNoteFile(req.scope, id))
