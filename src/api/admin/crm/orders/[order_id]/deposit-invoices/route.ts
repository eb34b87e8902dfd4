import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { invoiceOrderWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerInvoice } from "../../../invoices/load"
import { AdminInvoiceDeposit } from "../../validators"

export const POST = async (req: MedusaRequest<AdminInvoiceDeposit>, res: MedusaResponse): Promise<void> => {
  const { percent, amount, ...input } = req.validatedBody
  const deposit = percent === undefined ? { amount: amount as string } : { percent }
  const { result } = await invoiceOrderWorkflow(req.scope).run({
    input: { order_id: req.params.order_id, ...input, deposit, actor: actorOf(req) },
  })
  res.json({ invoice: await answerInvoice(req, result.id) })
}
