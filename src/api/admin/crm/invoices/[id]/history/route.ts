import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { plainRow } from "../../../../../shared/answer"
import { loadInvoice } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [rows, count] = await receivable.listAndCountCrmReceivableHistories(
    { reference: "crm_invoice", reference_id: id },
    { order: { created_at: "DESC" }, take: 200 }
  )
  res.json({ history: plainRow<unknown[]>(rows), count, offset: 0, limit: 200 })
}
