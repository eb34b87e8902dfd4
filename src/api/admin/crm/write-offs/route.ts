import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { writeOffWorkflow } from "../../../../workflows/receivable"
import { actorOf } from "../../../shared"
import { pickFields } from "../../../shared/answer"
import { listRequestOf, rowsByIds, totalsAnswer } from "../../../shared/documents"
import { loadInvoice } from "../invoices/load"
import { callersLimit, loadWriteOff, WriteOffRow, writeOffAnswerOf } from "./load"
import { AdminCreateCrmWriteOff } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids, count, totals } = await receivable.searchWriteOffs(request)
  const rows = await rowsByIds<WriteOffRow>(req, "crm_write_off", ids, [])
  const write_offs = rows.map((row) => pickFields(writeOffAnswerOf(row), req.queryConfig.fields))
  res.json({ write_offs, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals) })
}

/** Closes a rest of an invoice, within what the caller may write off. */
export const POST = async (req: MedusaRequest<AdminCreateCrmWriteOff>, res: MedusaResponse): Promise<void> => {
  const { currency_code } = await loadInvoice(req, req.validatedBody.invoice_id)
  const limit = await callersLimit(req, currency_code)
  const { result } = await writeOffWorkflow(req.scope).run({
    input: { ...req.validatedBody, limit, actor: actorOf(req) },
  })
  res.json({ write_off: writeOffAnswerOf(await loadWriteOff(req, result.id)) })
}
