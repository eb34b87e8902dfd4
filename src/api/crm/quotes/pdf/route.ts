import { renderQuotePdf } from "../../../../shared/documents"
import { sendPdf } from "../../../shared/send-pdf"
import { buyersDocument, limited } from "../answer"
import { openForBuyer } from "../opened"
import { BuyerOpenQuote } from "../validators"

/** The offer as a PDF. */
export const POST = limited<BuyerOpenQuote>(async (req, res) => {
  const document = await buyersDocument(req, await openForBuyer(req, req.validatedBody.token))
  sendPdf(res, await renderQuotePdf(document), `${document.number}-v${document.version}`)
})
