import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { BANKING_MODULE } from "../../../../modules/banking"
import type { BankingModuleService } from "../../../../modules/banking/service"
import { actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { AdminCreateCrmBankMapping } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "crm_bank_mapping",
    ...req.queryConfig,
    filters: req.filterableFields,
  })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ bank_mappings: data, count, offset, limit })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmBankMapping>, res: MedusaResponse): Promise<void> => {
  const banking = req.scope.resolve<BankingModuleService>(BANKING_MODULE)
  res.json({ bank_mapping: plainRow(await banking.saveMapping(null, req.validatedBody, actorOf(req))) })
}
