import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { promisePaymentWorkflow } from "../../../../../../workflows/receivable"
import { customerOf, debtorOf } from "../../../../../shared/customer"
import { actorOf } from "../../../../../shared"
import { answerPromise, answerPromises } from "../../../promises/load"
import { AdminPromiseCrmCustomer } from "../../../promises/validators"

/** Promises of the debtor behind the customer, on its account and on its invoices. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { debtor_ids } = await debtorOf(req)
  await answerPromises(req, res, { bill_to_customer_id: debtor_ids })
}

export const POST = async (req: MedusaRequest<AdminPromiseCrmCustomer>, res: MedusaResponse): Promise<void> => {
  const { id } = await customerOf(req)
  const { result } = await promisePaymentWorkflow(req.scope).run({
    input: { ...req.validatedBody, customer_id: id, actor: actorOf(req) },
  })
  res.json({ promise: await answerPromise(req, result.id) })
}
