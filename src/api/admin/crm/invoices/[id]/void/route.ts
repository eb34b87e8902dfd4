import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { voidInvoiceWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerInvoice, loadInvoice } from "../../load"
import { AdminVoidCrmInvoice } from "../../validators"

export const POST = async (req: MedusaRequest<AdminVoidCrmInvoice>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await voidInvoiceWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ invoice: await answerInvoice(req, id) })
}
