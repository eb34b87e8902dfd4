import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reversePayBackWorkflow } from "../../../../../../../workflows/receivable"
import { actorOf } from "../../../../../../shared"
import { answerReceipt, loadReceipt } from "../../../load"

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadReceipt(req)
  const { refund_id } = req.params
  await reversePayBackWorkflow(req.scope).run({ input: { id: refund_id, receipt_id: id, actor: actorOf(req) } })
  res.json({ id: refund_id, object: "crm_refund", deleted: true, receipt: await answerReceipt(req, id) })
}
