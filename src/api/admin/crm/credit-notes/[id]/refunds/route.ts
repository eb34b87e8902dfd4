import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { payBackWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { AdminCreateCrmRefund } from "../../../receipts/validators"
import { answerCreditNote, loadCreditNote } from "../../load"

export const POST = async (req: MedusaRequest<AdminCreateCrmRefund>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  await payBackWorkflow(req.scope).run({ input: { credit_note_id: id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ credit_note: await answerCreditNote(req, id) })
}
