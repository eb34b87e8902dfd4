import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { promisePaymentWorkflow } from "../../../../../../workflows/receivable"
import { readHostCustomer } from "../../../../../../workflows/receivable/host/customer"
import { actorOf } from "../../../../../shared"
import { answerPromise, answerPromises } from "../../../promises/load"
import { AdminPromiseCrmCustomer } from "../../../promises/validators"

/** Promises of the debtor behind the customer, on its account and on its invoices. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await readHostCustomer(req.scope, req.params.id)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  await answerPromises(req, res, { bill_to_customer_id: await receivable.debtorOf(id) })
}

export const POST = async (req: MedusaRequest<AdminPromiseCrmCustomer>, res: MedusaResponse): Promise<void> => {
  const { result } = await promisePaymentWorkflow(req.scope).run({
    input: { ...req.validatedBody, customer_id: req.params.id, actor: actorOf(req) },
  })
  res.json({ promise: await answerPromise(req, result.id) })
}
