import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { allocateReceiptWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerReceipt, loadReceipt } from "../../load"
import { AdminAllocateCrmReceipt } from "../../validators"

export const POST = async (req: MedusaRequest<AdminAllocateCrmReceipt>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadReceipt(req)
  await allocateReceiptWorkflow(req.scope).run({ input: { receipt_id: id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ receipt: await answerReceipt(req, id) })
}
