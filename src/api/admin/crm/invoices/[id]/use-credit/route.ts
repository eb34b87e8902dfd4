import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { applyCustomerCreditWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerInvoice, loadInvoice } from "../../load"

/** Settles the invoice with what its customer has too much, the oldest first. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await applyCustomerCreditWorkflow(req.scope).run({ input: { invoice_id: id, actor: actorOf(req) } })
  res.json({ invoice: await answerInvoice(req, id) })
}
