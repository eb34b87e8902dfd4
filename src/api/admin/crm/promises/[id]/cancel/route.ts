import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { cancelPromiseWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { loadInvoice } from "../../../invoices/load"
import { answerPromise } from "../../load"
import { AdminCancelCrmPromise } from "../../validators"

export const POST = async (req: MedusaRequest<AdminCancelCrmPromise>, res: MedusaResponse): Promise<void> => {
  const { id, invoice_id } = await answerPromise(req, req.params.id)
  if (invoice_id) {
    await loadInvoice(req, invoice_id)
  }
  await cancelPromiseWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ promise: await answerPromise(req, id) })
}
