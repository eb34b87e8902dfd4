import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { renderQuotePdf } from "../../../../../../../../shared/documents"
import { quoteDocument } from "../../../../../../../../workflows/quote/document"
import { sendPdf } from "../../../../../../../shared/send-pdf"
import { loadQuote } from "../../../../answer"
import { loadOffer, versionOf } from "../../version-answer"

/** The paper of one version, as it was sent. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [quote, version] = [await loadQuote(req), versionOf(req)]
  const document = await quoteDocument(req.scope, quote, await loadOffer(req, version))
  sendPdf(res, await renderQuotePdf(document), `${quote.number}-v${version}`)
}
