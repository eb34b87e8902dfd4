import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { setCreditTermsWorkflow } from "../../../../../../workflows/receivable"
import { customerOf } from "../../../../../shared/customer"
import { actorOf } from "../../../../../shared"
import { AdminSetCrmTaxDetails } from "../../validators"

const FIELDS = [
  "customer_kind",
  "tax_id",
  "vat_id",
  "legal_name",
  "legal_address",
  "buyer_reference",
  "endpoint_scheme",
  "endpoint_id",
] as const

async function answer(req: MedusaRequest, id: string): Promise<object> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [account] = await receivable.listCrmCustomerAccounts({ customer_id: id }, { take: 1 })
  const known = FIELDS.map((field) => [field, account?.[field] ?? null])
  return { customer_id: id, ...Object.fromEntries(known) }
}

/** What the tax office and an electronic invoice want to know of a customer. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ tax_details: await answer(req, (await customerOf(req)).id) })
}

/** Fields left out stay, null empties. */
export const POST = async (req: MedusaRequest<AdminSetCrmTaxDetails>, res: MedusaResponse): Promise<void> => {
  const { id } = await customerOf(req)
  await setCreditTermsWorkflow(req.scope).run({
    input: { ...req.validatedBody, customer_id: id, actor: actorOf(req) },
  })
  res.json({ tax_details: await answer(req, id) })
}
