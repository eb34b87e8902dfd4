import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { payBackWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerReceipt, loadReceipt } from "../../load"
import { AdminCreateCrmRefund } from "../../validators"

export const POST = async (req: MedusaRequest<AdminCreateCrmRefund>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadReceipt(req)
  await payBackWorkflow(req.scope).run({ input: { receipt_id: id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ receipt: await answerReceipt(req, id) })
}
