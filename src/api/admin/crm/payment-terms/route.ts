import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { AdminCreateCrmPaymentTerms } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({ entity: "crm_payment_terms", ...req.queryConfig, filters: req.filterableFields })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ payment_terms: data, count, offset, limit })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmPaymentTerms>, res: MedusaResponse): Promise<void> => {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const terms = await receivable.savePaymentTerms(null, req.validatedBody, actorOf(req))
  res.json({ payment_terms: plainRow(terms) })
}
