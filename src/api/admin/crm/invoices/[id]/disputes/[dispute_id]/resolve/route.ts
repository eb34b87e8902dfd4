import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { resolveDisputeWorkflow } from "../../../../../../../../workflows/receivable"
import { actorOf } from "../../../../../../../shared"
import { answerDispute } from "../../../../../disputes/load"
import { AdminResolveCrmDispute } from "../../../../../disputes/validators"
import { loadInvoice } from "../../../../load"

export const POST = async (req: MedusaRequest<AdminResolveCrmDispute>, res: MedusaResponse): Promise<void> => {
  const { id: invoice_id } = await loadInvoice(req)
  const { dispute_id: id } = req.params
  await answerDispute(req, id, invoice_id)
  await resolveDisputeWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ dispute: await answerDispute(req, id, invoice_id) })
}
