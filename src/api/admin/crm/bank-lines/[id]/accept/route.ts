import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { acceptBankLineWorkflow } from "../../../../../../workflows/banking"
import { actorOf } from "../../../../../shared"
import { callersLimit } from "../../../write-offs/load"
import { answerBankLine, loadBankLine } from "../../load"
import { AdminAcceptCrmBankLine } from "../../validators"

/** Makes the receipt of a line, once, and settles the invoices that are chosen. */
export const POST = async (req: MedusaRequest<AdminAcceptCrmBankLine>, res: MedusaResponse): Promise<void> => {
  const { id: line_id, currency_code } = await loadBankLine(req)
  const { write_offs = [], ...body } = req.validatedBody
  const limit = write_offs.length ? await callersLimit(req, currency_code) : null
  await acceptBankLineWorkflow(req.scope).run({
    input: { line_id, ...body, write_offs: write_offs.map((rest) => ({ ...rest, limit })), actor: actorOf(req) },
  })
  res.json({ bank_line: await answerBankLine(req, line_id) })
}
