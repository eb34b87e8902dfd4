import { invoiceView } from "../../../../shared/documents"
import { storeToday } from "../../../shared/documents"
import { limited } from "../../shared/limited"
import { publicInvoice } from "../answer"
import { buyersInvoice, openForBuyer } from "../opened"
import { lookForPayment, paymentOf } from "../payment"
import { BuyerOpenInvoice } from "../validators"

/** Shows the invoice that a link stands for: what is owed, until when, and how to pay it. */
export const POST = limited<BuyerOpenInvoice>(async (req, res) => {
  const id = await openForBuyer(req, req.validatedBody.token, true)
  const begun = await lookForPayment(req, id)
  const [invoice, today, payment] = [await buyersInvoice(req, id), await storeToday(req), await paymentOf(req, id, begun)]
  const view = invoiceView(invoice.document, invoice.credits, today, payment)
  res.json({ invoice: publicInvoice(invoice, today), view })
})
