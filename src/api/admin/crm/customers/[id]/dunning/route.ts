import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { choosePolicy } from "../../../../../../modules/dunning/rules/choose-policy"
import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { dunning } from "../../../../../../workflows/dunning/dunning-module"
import { customerOf } from "../../../../../shared/customer"
import { actorOf } from "../../../../../shared"
import { loadPolicy, policyAnswer } from "../../../dunning-policies/load"
import { AdminSetCrmCustomerDunning } from "../../../dunning-runs/validators"

const receivableOf = (req: MedusaRequest): ReceivableModuleService =>
  req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)

/** The policy in force for a customer, and the one that its account names (`policy_id`), if any. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await customerOf(req)
  const [account] = await receivableOf(req).listCrmCustomerAccounts({ customer_id: id })
  const policy_id = account?.dunning_policy_id ?? null
  const policy = choosePolicy(await dunning(req.scope).policies(), {
    policy_id,
    customer_kind: account?.customer_kind ?? null,
  })
  res.json({ dunning: { customer_id: id, policy_id, policy: policyAnswer(policy) } })
}

/** Gives a customer a policy of its own; null is the one of its kind again. */
export const POST = async (req: MedusaRequest<AdminSetCrmCustomerDunning>, res: MedusaResponse): Promise<void> => {
  const { id } = await customerOf(req)
  const { policy_id } = req.validatedBody
  if (policy_id !== null) {
    await loadPolicy(req, policy_id)
  }
  await receivableOf(req).setCreditTerms({ customer_id: id, dunning_policy_id: policy_id }, actorOf(req))
  await GET(req as never, res)
}
