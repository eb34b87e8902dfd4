import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { invoiceOrderWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerInvoice } from "../../../invoices/load"
import { orderFacts } from "../../facts"
import { AdminInvoiceOrder } from "../../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const facts = await orderFacts(req)
  const count = (facts.invoices as unknown[]).length
  res.json({ ...facts, count, offset: 0, limit: count })
}

export const POST = async (req: MedusaRequest<AdminInvoiceOrder>, res: MedusaResponse): Promise<void> => {
  const { result } = await invoiceOrderWorkflow(req.scope).run({
    input: { order_id: req.params.order_id, ...req.validatedBody, actor: actorOf(req) },
  })
  res.json({ invoice: await answerInvoice(req, result.id) })
}
