import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { promisePaymentWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerPromise, answerPromises } from "../../../promises/load"
import { AdminPromiseCrmInvoice } from "../../../promises/validators"
import { loadInvoice } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await answerPromises(req, res, { invoice_id: id })
}

export const POST = async (req: MedusaRequest<AdminPromiseCrmInvoice>, res: MedusaResponse): Promise<void> => {
  const { id: invoice_id } = await loadInvoice(req)
  const { result } = await promisePaymentWorkflow(req.scope).run({ input: { ...req.validatedBody, invoice_id, actor: actorOf(req) } })
  res.json({ promise: await answerPromise(req, result.id) })
}
