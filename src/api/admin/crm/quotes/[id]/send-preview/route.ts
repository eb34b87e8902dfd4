import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { quoteMail } from "../../../../../../shared/documents"
import { creditApprovals } from "../../../../../../workflows/quote/credit/before-acceptance"
import { previewDocument } from "../../../../../../workflows/quote/document"
import { staffAddress } from "../../../../../../workflows/quote/mail/addresses"
import { pdfName } from "../../../../../../workflows/quote/mail/send-quote-mail"
import { loadQuote, quoteService } from "../../answer"
import { previewLink } from "../../preview-link"
import { reasonsForCaller } from "../../reasons-answer"
import { AdminSendCrmQuote } from "../../validators"

/** What sending would mail, to whom, and what stands against it; nothing is stored or sent. */
export const POST = async (req: MedusaRequest<AdminSendCrmQuote>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const { to, cc, subject, message } = req.validatedBody
  const mail = quoteMail(await previewDocument(req.scope, quote), previewLink(req), { subject, message })
  const { reasons } = await quoteService(req).approvalOf(quote, await creditApprovals(req.scope, quote))
  res.json({
    to: to ?? quote.email,
    cc: cc ?? (quote.cc as unknown as string[] | null) ?? [],
    reply_to: await staffAddress(req.scope, quote.owner_id),
    ...mail,
    pdf_filename: `${pdfName(quote)}.pdf`,
    approval_reasons: reasonsForCaller(req, reasons),
  })
}
