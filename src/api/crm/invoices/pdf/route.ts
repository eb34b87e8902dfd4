import { invoiceFile } from "../../../../workflows/receivable/documents/print"
import { SYSTEM_ACTOR } from "../../../../shared/actor"
import { sendPdf } from "../../../shared/send-pdf"
import { limited } from "../../shared/limited"
import { openForBuyer } from "../opened"
import { BuyerOpenInvoice } from "../validators"

/** The invoice as a PDF: the same file that was mailed. */
export const POST = limited<BuyerOpenInvoice>(async (req, res) => {
  const id = await openForBuyer(req, req.validatedBody.token, false)
  const { pdf, filename } = await invoiceFile(req.scope, id, SYSTEM_ACTOR)
  sendPdf(res, pdf, filename.replace(/\.pdf$/, ""))
})
