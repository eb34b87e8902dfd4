import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { readHostCustomer } from "../../../../../../workflows/receivable/host/customer"
import { storeToday } from "../../../../../shared/documents"
import { positionAnswerOf } from "../../position-answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await readHostCustomer(req.scope, req.params.id)
  const { currency_code } = req.validatedQuery as { currency_code?: string }
  const today = await storeToday(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const positions = await receivable.position(req.params.id, { currency_code, today })
  res.json({ positions: positions.map(positionAnswerOf) })
}
