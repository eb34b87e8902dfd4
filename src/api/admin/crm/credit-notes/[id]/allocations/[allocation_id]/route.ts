import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reverseAllocationWorkflow } from "../../../../../../../workflows/receivable"
import { actorOf } from "../../../../../../shared"
import { answerCreditNote, loadCreditNote } from "../../../load"

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  const { allocation_id } = req.params
  await reverseAllocationWorkflow(req.scope).run({ input: { id: allocation_id, credit_note_id: id, actor: actorOf(req) } })
  res.json({ id: allocation_id, object: "crm_allocation", deleted: true, credit_note: await answerCreditNote(req, id) })
}
