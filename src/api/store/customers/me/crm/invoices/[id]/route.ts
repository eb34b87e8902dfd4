import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import type { PagePayment } from "../../../../../../../shared/documents"
import { storeToday } from "../../../../../../shared/documents"
import { publicInvoice } from "../../../../../../crm/invoices/answer"
import { buyersInvoice } from "../../../../../../crm/invoices/opened"
import { lookForPayment, paymentOf } from "../../../../../../crm/invoices/payment"
import { openOwnInvoice, receivablesOf } from "../../../../../shared/customer-invoice"
import { customerActor } from "../../../../../shared/customer-quote"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id, order_id } = await openOwnInvoice(req)
  // Whoever has seen it is given a credit note when it is wrong.
  await receivablesOf(req).markInvoiceHandedOver(id, customerActor(req))
  const begun = await lookForPayment(req, id)
  const invoice = await buyersInvoice(req, id)
  const payment = await paymentOf(req, id, begun)
  const credit_notes = invoice.credits.map(({ id }) => ({ id }))
  const shown = publicInvoice(invoice, await storeToday(req))
  res.json({
    invoice: {
      id,
      order_id,
      ...shown,
      payment: payment && inNumbers(payment),
      credit_notes: shown.credit_notes.map((note, index) => ({ ...credit_notes[index], ...note })),
    },
  })
}

/** What can be paid at `/pay`; null where nothing can. */
const inNumbers = ({ amount, discount, begun }: PagePayment) => ({
  amount: MathBN.convert(amount).toNumber(),
  discount: discount === null ? null : MathBN.convert(discount).toNumber(),
  begun,
})
