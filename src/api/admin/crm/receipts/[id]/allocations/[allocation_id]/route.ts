import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reverseAllocationWorkflow } from "../../../../../../../workflows/receivable"
import { actorOf } from "../../../../../../shared"
import { answerReceipt, loadReceipt } from "../../../load"

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadReceipt(req)
  const { allocation_id } = req.params
  await reverseAllocationWorkflow(req.scope).run({ input: { id: allocation_id, receipt_id: id, actor: actorOf(req) } })
  res.json({ id: allocation_id, object: "crm_allocation", deleted: true, receipt: await answerReceipt(req, id) })
}
