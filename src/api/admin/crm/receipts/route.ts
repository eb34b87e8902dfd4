import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { recordReceiptWorkflow } from "../../../../workflows/receivable"
import { actorOf } from "../../../shared"
import { pickFields } from "../../../shared/answer"
import { listRequestOf, rowsByIds, totalsAnswer } from "../../../shared/documents"
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
  const { result } = await recordReceiptWorkflow(req.scope).run({ input: { ...req.validatedBody, actor: actorOf(req) } })
  res.json({ receipt: await answerReceipt(req, result.id) })
}
