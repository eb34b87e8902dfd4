import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../modules/receivable/service"
import { deleteInvoiceWorkflow } from "../../../../../workflows/receivable"
import { actorOf } from "../../../../shared"
import { pickFields } from "../../../../shared/answer"
import { answerInvoice, loadInvoice } from "../load"
import { AdminUpdateCrmInvoice } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const invoice = await answerInvoice(req, req.params.id)
  res.json({ invoice: pickFields(invoice, req.queryConfig.fields) })
}

/** Changes what a draft says beside its lines. */
export const POST = async (req: MedusaRequest<AdminUpdateCrmInvoice>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  await receivable.editInvoiceDraft(id, req.validatedBody, actorOf(req))
  res.json({ invoice: await answerInvoice(req, id) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await deleteInvoiceWorkflow(req.scope).run({ input: { id, actor: actorOf(req) } })
  res.json({ id, object: "crm_invoice", deleted: true })
}
