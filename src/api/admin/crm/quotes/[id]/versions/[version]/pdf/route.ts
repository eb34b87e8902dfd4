import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { QuoteVersionRow } from "../../../../../../../../modules/quote/types"
import { renderQuotePdf } from "../../../../../../../../shared/documents"
import { quoteDocument } from "../../../../../../../../workflows/quote/document"
import { sendPdf } from "../../../../../../../shared/send-pdf"
import { loadQuote, quoteService } from "../../../../answer"
import { loadOffer, versionOf } from "../../version-answer"

/** The paper of one version, as it was sent. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [quote, version] = [await loadQuote(req), versionOf(req)]
  const [sent] = await quoteService(req).listCrmQuoteVersions({ quote_id: quote.id, version })
  const row = sent as unknown as QuoteVersionRow | undefined
  const document = await quoteDocument(req.scope, quote, await loadOffer(req, version), { sent: row })
  sendPdf(res, await renderQuotePdf(document), `${quote.number}-v${version}`)
}
