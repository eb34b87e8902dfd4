import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { invoiceFile, invoicePreview } from "../../../../../../workflows/receivable/documents/print"
import { actorOf } from "../../../../../shared"
import { sendPdf } from "../../../../../shared/send-pdf"
import { loadInvoice } from "../../load"

/** The paper. Taking it counts as handing the invoice over; `preview=true` shows it with a mark across each page instead. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const { preview } = req.validatedQuery as { preview?: boolean }
  const { pdf, filename } = await (preview ? invoicePreview : invoiceFile)(req.scope, id, actorOf(req))
  sendPdf(res, pdf, filename.replace(/\.pdf$/, ""))
}
