import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { creditInvoiceWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { answerCreditNote } from "../../../credit-notes/load"
import { loadInvoice } from "../../load"
import { AdminCreateCrmCreditNote } from "../../validators"

export const POST = async (req: MedusaRequest<AdminCreateCrmCreditNote>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const { result } = await creditInvoiceWorkflow(req.scope).run({
    input: { invoice_id: id, ...req.validatedBody, actor: actorOf(req) },
  })
  res.json({ credit_note: await answerCreditNote(req, result.id) })
}
