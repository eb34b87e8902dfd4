import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { renderInvoicePdf } from "../../../../../../shared/documents"
import { invoiceDocument } from "../../../../../../workflows/receivable/documents/receivable-documents"
import { actorOf } from "../../../../../shared"
import { sendPdf } from "../../../../../shared/send-pdf"
import { loadInvoice } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const invoice = await loadInvoice(req)
  const { settings } = await req.scope
    .resolve<AccessModuleService>(ACCESS_MODULE)
    .settingsFor({ company_id: invoice.company_id as string })
  const pdf = await renderInvoicePdf(invoiceDocument(invoice, settings.logo))
  // Whoever has the file may have passed it on, so that the invoice can no longer be voided.
  await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).markInvoiceHandedOver(invoice.id, actorOf(req))
  sendPdf(res, pdf, invoice.number ?? `draft-${invoice.id}`)
}
