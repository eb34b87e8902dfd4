import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { takeOpeningBackWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerReceipt, loadReceipt } from "../../load"
import { AdminTakeBackCrmReceipt } from "../../validators"

export const POST = async (req: MedusaRequest<AdminTakeBackCrmReceipt>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadReceipt(req)
  await takeOpeningBackWorkflow(req.scope).run({ input: { receipt_id: id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ receipt: await answerReceipt(req, id) })
}
