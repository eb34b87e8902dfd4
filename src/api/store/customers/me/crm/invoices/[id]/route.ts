import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { storeToday } from "../../../../../../shared/documents"
import { publicInvoice } from "../../../../../../crm/invoices/answer"
import { buyersInvoice } from "../../../../../../crm/invoices/opened"
import { openOwnInvoice, receivablesOf } from "../../../../../shared/customer-invoice"
import { customerActor } from "../../../../../shared/customer-quote"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id, order_id } = await openOwnInvoice(req)
  // Whoever has seen it is given a credit note when it is wrong.
  await receivablesOf(req).markInvoiceHandedOver(id, customerActor(req))
  const invoice = await buyersInvoice(req, id)
  const credit_notes = invoice.credits.map(({ id }) => ({ id }))
  const shown = publicInvoice(invoice, await storeToday(req))
  res.json({
    invoice: {
      id,
      order_id,
      ...shown,
      credit_notes: shown.credit_notes.map((note, index) => ({ ...credit_notes[index], ...note })),
    },
  })
}
