import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { allocateReceiptWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { AdminCreateCrmAllocations } from "../../../receipts/validators"
import { answerCreditNote, loadCreditNote } from "../../load"

export const POST = async (req: MedusaRequest<AdminCreateCrmAllocations>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  await allocateReceiptWorkflow(req.scope).run({ input: { credit_note_id: id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ credit_note: await answerCreditNote(req, id) })
}
