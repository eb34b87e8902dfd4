import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { renderQuotePdf } from "../../../../../../shared/documents"
import { currentDocument, previewDocument } from "../../../../../../workflows/quote/document"
import { pdfName } from "../../../../../../workflows/quote/mail/send-quote-mail"
import { sendPdf } from "../../../../../shared/send-pdf"
import { loadQuote } from "../../answer"
import { previewLink } from "../../preview-link"
import { AdminGetCrmQuotePdfParams } from "../../validators"

/** The paper of a quote; with `for_mail` as it would leave with a mail, with a code whose link is not made yet. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const { for_mail } = req.validatedQuery as unknown as AdminGetCrmQuotePdfParams
  const document = for_mail
    ? { ...(await previewDocument(req.scope, quote)), link: previewLink(req) }
    : await currentDocument(req.scope, quote)
  sendPdf(res, await renderQuotePdf(document), pdfName(quote))
}
