import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { debtorOf } from "../../../../../shared/customer"
import { storeToday } from "../../../../../shared/documents"
import { positionAnswerOf } from "../../position-answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { debtor_id, debtor_ids } = await debtorOf(req)
  const { currency_code } = req.validatedQuery as { currency_code?: string }
  const today = await storeToday(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const positions = await receivable.position(debtor_id, { currency_code, today, debtor_ids })
  res.json({ positions: positions.map(positionAnswerOf) })
}
