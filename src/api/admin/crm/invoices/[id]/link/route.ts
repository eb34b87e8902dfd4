import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { invoiceLink } from "../../../../../../workflows/receivable/mail/document-mail"
import { publicUrlOf } from "../../../../../../workflows/quote/mail/public-url"
import { actorOf } from "../../../../../shared"
import { requestedUrl } from "../../../../../shared/document-mails"
import { answerInvoice, loadInvoice } from "../../load"

const receivables = (req: MedusaRequest): ReceivableModuleService => req.scope.resolve(RECEIVABLE_MODULE)

/** One more link to the buyer's page, to be copied; those that were mailed go on working. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const token = await receivables(req).linkInvoice(id, null, actorOf(req))
  const public_url = invoiceLink(publicUrlOf(req.scope, requestedUrl(req)), token)
  res.json({ invoice: await answerInvoice(req, id), public_url })
}

/** Kills all links to the buyer's page. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const revoked = await receivables(req).revokeInvoiceLinks(id, actorOf(req))
  res.json({ id, object: "crm_invoice_link", deleted: true, revoked })
}
