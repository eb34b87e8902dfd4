import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { pickFields } from "../../../shared/answer"
import { listRequestOf, rowsByIds, totalsAnswer } from "../../../shared/documents"
import { CreditNoteRow, creditNoteAnswerOf } from "./load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids, count, totals } = await receivable.searchCreditNotes(request)
  const rows = await rowsByIds<CreditNoteRow>(req, "crm_credit_note", ids, req.queryConfig.fields)
  const credit_notes = rows.map((row) => pickFields(creditNoteAnswerOf(row), req.queryConfig.fields))
  res.json({ credit_notes, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals) })
}
