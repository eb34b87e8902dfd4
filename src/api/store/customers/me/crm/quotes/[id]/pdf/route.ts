import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { renderQuotePdf } from "../../../../../../../../shared/documents"
import { buyersDocument } from "../../../../../../../crm/quotes/buyers-document"
import { sendPdf } from "../../../../../../../shared/send-pdf"
import { openForCustomer } from "../../../../../../shared/customer-quote"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const document = await buyersDocument(req, await openForCustomer(req))
  sendPdf(res, await renderQuotePdf(document), `${document.number}-v${document.version}`)
}
