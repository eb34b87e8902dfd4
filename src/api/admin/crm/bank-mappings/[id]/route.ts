import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { BANKING_MODULE } from "../../../../../modules/banking"
import type { BankingModuleService } from "../../../../../modules/banking/service"
import { actorOf } from "../../../../shared"
import { plainRow } from "../../../../shared/answer"
import { AdminUpdateCrmBankMapping } from "../validators"

export const POST = async (req: MedusaRequest<AdminUpdateCrmBankMapping>, res: MedusaResponse): Promise<void> => {
  const banking = req.scope.resolve<BankingModuleService>(BANKING_MODULE)
  res.json({ bank_mapping: plainRow(await banking.saveMapping(req.params.id, req.validatedBody, actorOf(req))) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await req.scope.resolve<BankingModuleService>(BANKING_MODULE).removeMapping(id, actorOf(req))
  res.json({ id, object: "crm_bank_mapping", deleted: true })
}
