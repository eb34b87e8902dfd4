import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { disputeInvoiceWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerDispute, answerDisputes } from "../../../disputes/load"
import { AdminDisputeCrmInvoice } from "../../../disputes/validators"
import { loadInvoice } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await answerDisputes(req, res, id)
}

export const POST = async (req: MedusaRequest<AdminDisputeCrmInvoice>, res: MedusaResponse): Promise<void> => {
  const { id: invoice_id } = await loadInvoice(req)
  const { result } = await disputeInvoiceWorkflow(req.scope).run({ input: { ...req.validatedBody, invoice_id, actor: actorOf(req) } })
  res.json({ dispute: await answerDispute(req, result.id, invoice_id) })
}
