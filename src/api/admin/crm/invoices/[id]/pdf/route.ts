import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { renderInvoicePdf } from "../../../../../../shared/documents"
import { invoiceDocument } from "../../../../../../workflows/receivable/documents/receivable-documents"
import { sendPdf } from "../../../../../shared/send-pdf"
import { loadInvoice } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const invoice = await loadInvoice(req)
  const { logo } = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  sendPdf(res, await renderInvoicePdf(invoiceDocument(invoice, logo)), invoice.number ?? `draft-${invoice.id}`)
}
