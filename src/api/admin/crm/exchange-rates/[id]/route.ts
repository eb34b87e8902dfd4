import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../modules/receivable/service"
import { actorOf } from "../../../../shared"

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).removeExchangeRate(id, actorOf(req))
  res.json({ id, object: "crm_exchange_rate", deleted: true })
}
