import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { pickFields } from "../../../shared/answer"
import { listRequestOf, rowsByIds, totalsAnswer } from "../../../shared/documents"
import { BillingProposalRow, billingProposalAnswerOf } from "./load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids, count, totals } = await receivable.searchBillingProposals(request)
  const rows = await rowsByIds<BillingProposalRow>(req, "crm_billing_proposal", ids, [])
  const billing_proposals = rows.map((row) => pickFields(billingProposalAnswerOf(row), req.queryConfig.fields))
  res.json({ billing_proposals, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals) })
}
