import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { setCreditTermsWorkflow } from "../../../../../../workflows/receivable"
import { customerOf } from "../../../../../shared/customer"
import { actorOf } from "../../../../../shared"
import { plainRow } from "../../../../../shared/answer"
import { AdminSetCrmCreditTerms } from "../../validators"

const DEFAULTS = {
  bill_to_customer_id: null,
  tax_id: null,
  legal_name: null,
  customer_kind: null,
  locale: null,
  credit_limit: null,
  currency_code: null,
  payment_terms_id: null,
  hold: false,
  dunning_policy_id: null,
  invoice_contacts: null,
  statement_monthly: null,
  collection_note: null,
}

async function creditTerms(req: MedusaRequest, id: string): Promise<object> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [account] = await receivable.listCrmCustomerAccounts({ customer_id: id }, { take: 1 })
  return account ? plainRow<object>(account) : { customer_id: id, ...DEFAULTS }
}

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ credit_terms: await creditTerms(req, (await customerOf(req)).id) })
}

export const POST = async (req: MedusaRequest<AdminSetCrmCreditTerms>, res: MedusaResponse): Promise<void> => {
  const { id } = await customerOf(req)
  await setCreditTermsWorkflow(req.scope).run({
    input: { ...req.validatedBody, customer_id: id, actor: actorOf(req) },
  })
  res.json({ credit_terms: await creditTerms(req, id) })
}
