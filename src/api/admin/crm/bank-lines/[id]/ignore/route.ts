import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { BANKING_MODULE } from "../../../../../../modules/banking"
import type { BankingModuleService } from "../../../../../../modules/banking/service"
import { actorOf } from "../../../../../shared"
import { answerBankLine } from "../../load"
import { AdminIgnoreCrmBankLine } from "../../validators"

export const POST = async (req: MedusaRequest<AdminIgnoreCrmBankLine>, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await req.scope
    .resolve<BankingModuleService>(BANKING_MODULE)
    .ignoreLine(id, req.validatedBody.reason, actorOf(req))
  res.json({ bank_line: await answerBankLine(req, id) })
}
