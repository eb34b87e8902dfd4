import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { recordReceiptWorkflow } from "../../../../workflows/receivable"
import { actorOf } from "../../../shared"
import { pickFields } from "../../../shared/answer"
import { listRequestOf, rowsByIds, totalsAnswer } from "../../../shared/documents"
import { callersLimit } from "../write-offs/load"
import { answerReceipt, ReceiptRow, receiptAnswerOf } from "./load"
import { AdminCreateCrmReceipt } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids, count, totals } = await receivable.searchReceipts(request)
  const rows = await rowsByIds<ReceiptRow>(req, "crm_receipt", ids, req.queryConfig.fields)
  const receipts = rows.map((row) => pickFields(receiptAnswerOf(row), req.queryConfig.fields))
  res.json({ receipts, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals) })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmReceipt>, res: MedusaResponse): Promise<void> => {
  const { write_offs = [], ...body } = req.validatedBody
  const limit = write_offs.length ? await callersLimit(req, body.currency_code) : null
  const { result } = await recordReceiptWorkflow(req.scope).run({
    input: { ...body, write_offs: write_offs.map((rest) => ({ ...rest, limit })), actor: actorOf(req) },
  })
  res.json({ receipt: await answerReceipt(req, result.id) })
}
