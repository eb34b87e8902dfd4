import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { readHostCustomer } from "../../../../../../workflows/receivable/host/customer"
import { plainRow } from "../../../../../shared/answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await readHostCustomer(req.scope, req.params.id)
  const positions = await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).position(req.params.id)
  res.json({ position: plainRow(positions) })
}
