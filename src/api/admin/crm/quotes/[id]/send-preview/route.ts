import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { quoteMail } from "../../../../../../shared/documents"
import { previewDocument } from "../../../../../../workflows/quote/document"
import { ownerAddress } from "../../../../../../workflows/quote/mail/addresses"
import { publicUrlOf } from "../../../../../../workflows/quote/mail/public-url"
import { pdfName, quoteLink } from "../../../../../../workflows/quote/mail/send-quote-mail"
import { loadQuote, quoteService } from "../../answer"
import { AdminSendCrmQuote } from "../../validators"

/** What sending would mail, to whom, and what stands against it; nothing is stored or sent. */
export const POST = async (req: MedusaRequest<AdminSendCrmQuote>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const { to, cc, subject, message } = req.validatedBody
  const link = quoteLink(publicUrlOf(req.scope, `${req.protocol}://${req.get("host")}`), "preview")
  const mail = quoteMail(await previewDocument(req.scope, quote), link, { subject, message })
  const { reasons } = await quoteService(req).approvalOf(quote)
  res.json({
    to: to ?? quote.email,
    cc: cc ?? (quote.cc as unknown as string[] | null) ?? [],
    reply_to: await ownerAddress(req.scope, quote.owner_id),
    ...mail,
    pdf_filename: `${pdfName(quote)}.pdf`,
    approval_reasons: quote.approval_status === "approved" ? [] : reasons,
  })
}
