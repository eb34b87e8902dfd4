import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../modules/receivable/service"
import { actorOf } from "../../../../shared"
import { plainRow } from "../../../../shared/answer"
import { AdminUpdateCrmPaymentTerms } from "../validators"

const receivableOf = (req: MedusaRequest): ReceivableModuleService =>
  req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)

export const POST = async (req: MedusaRequest<AdminUpdateCrmPaymentTerms>, res: MedusaResponse): Promise<void> => {
  const terms = await receivableOf(req).savePaymentTerms(req.params.id, req.validatedBody, actorOf(req))
  res.json({ payment_terms: plainRow(terms) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await receivableOf(req).removePaymentTerms(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_payment_terms", deleted: true })
}
