import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reopenBankLineWorkflow } from "../../../../../../workflows/banking"
import { actorOf } from "../../../../../shared"
import { answerBankLine } from "../../load"

/** Undoes what was made of a line, or that it was ignored. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await reopenBankLineWorkflow(req.scope).run({ input: { line_id: id, actor: actorOf(req) } })
  res.json({ bank_line: await answerBankLine(req, id) })
}
