import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { issueInvoiceWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerInvoice, loadInvoice } from "../../load"
import { AdminIssueCrmInvoice } from "../../validators"

export const POST = async (req: MedusaRequest<AdminIssueCrmInvoice>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await issueInvoiceWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ invoice: await answerInvoice(req, id) })
}
