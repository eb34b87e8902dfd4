import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { eInvoiceFile, EInvoiceFormat } from "../../../../../../workflows/receivable/e-invoice/e-invoice-file"
import { actorOf } from "../../../../../shared"
import { sendFile } from "../../../../../shared/send-file"
import { loadInvoice } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const { format } = req.validatedQuery as { format: EInvoiceFormat }
  const { content, ...file } = await eInvoiceFile(req.scope, id, format)
  // Whoever has the file may have passed it on, so that the invoice can no longer be voided.
  await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).markInvoiceHandedOver(id, actorOf(req))
  sendFile(res, content, file)
}
