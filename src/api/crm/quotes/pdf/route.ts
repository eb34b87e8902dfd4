import { renderQuotePdf } from "../../../../shared/documents"
import { publicUrlOf } from "../../../../workflows/quote/mail/public-url"
import { pdfName, quoteLink } from "../../../../workflows/quote/mail/send-quote-mail"
import { sendPdf } from "../../../shared/send-pdf"
import { buyersRoute } from "../act-as-buyer"
import { buyersDocument } from "../buyers-document"
import { openForBuyer } from "../opened"
import { BuyerOpenQuote } from "../validators"

/** The offer as a PDF, whose QR code opens the page it came from. */
export const POST = buyersRoute<BuyerOpenQuote>(async (req, res) => {
  const { token } = req.validatedBody
  const document = await buyersDocument(req, await openForBuyer(req, token))
  const link = quoteLink(publicUrlOf(req.scope, `${req.protocol}://${req.get("host")}`), token)
  const { number, version } = document
  sendPdf(res, await renderQuotePdf({ ...document, link }), pdfName({ number: number ?? "", version }))
})
