import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { invoiceFile } from "../../../../../../../../workflows/receivable/documents/print"
import { sendPdf } from "../../../../../../../shared/send-pdf"
import { openOwnInvoice } from "../../../../../../shared/customer-invoice"
import { customerActor } from "../../../../../../shared/customer-quote"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await openOwnInvoice(req)
  const { pdf, filename } = await invoiceFile(req.scope, id, customerActor(req))
  sendPdf(res, pdf, filename.replace(/\.pdf$/, ""))
}
