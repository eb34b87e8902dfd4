import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { renderQuotePdf } from "../../../../../../shared/documents"
import { currentDocument } from "../../../../../../workflows/quote/document"
import { sendPdf } from "../../../../../shared/send-pdf"
import { loadQuote } from "../../answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  sendPdf(res, await renderQuotePdf(await currentDocument(req.scope, quote)), `${quote.number}-v${quote.version}`)
}
