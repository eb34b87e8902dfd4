import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { invoiceFile, readyInvoiceFile } from "../../../../../workflows/receivable/documents/print"
import { actorOf } from "../../../../shared"
import { AdminPrintCrmDocuments, sendPrinted } from "../../../../shared/print-documents"

/** Papers of several invoices in one file, in the order of the ids; each counts as downloaded, but for those only prepared. */
export const POST = async (req: MedusaRequest<AdminPrintCrmDocuments>, res: MedusaResponse): Promise<void> =>
  sendPrinted(req, res, {
    entity: "crm_invoice",
    ready: (id) => readyInvoiceFile(req.scope, id),
    take: (id) => invoiceFile(req.scope, id, actorOf(req)),
  })
