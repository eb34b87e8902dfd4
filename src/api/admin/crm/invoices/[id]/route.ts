import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { deleteInvoiceWorkflow } from "../../../../../workflows/receivable"
import { actorOf } from "../../../../shared"
import { pickFields } from "../../../../shared/answer"
import { answerInvoice, loadInvoice } from "../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const invoice = await answerInvoice(req, req.params.id)
  res.json({ invoice: pickFields(invoice, req.queryConfig.fields) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await deleteInvoiceWorkflow(req.scope).run({ input: { id, actor: actorOf(req) } })
  res.json({ id, object: "crm_invoice", deleted: true })
}
