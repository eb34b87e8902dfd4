import { invoiceView } from "../../../../shared/documents"
import { storeToday } from "../../../shared/documents"
import { limited } from "../../shared/limited"
import { publicInvoice } from "../answer"
import { buyersInvoice, openForBuyer } from "../opened"
import { BuyerOpenInvoice } from "../validators"

/** Shows the invoice that a link stands for: what is owed, until when, and how to pay it. */
export const POST = limited<BuyerOpenInvoice>(async (req, res) => {
  const id = await openForBuyer(req, req.validatedBody.token, true)
  const [invoice, today] = [await buyersInvoice(req, id), await storeToday(req)]
  res.json({ invoice: publicInvoice(invoice, today), view: invoiceView(invoice.document, invoice.credits, today) })
})
