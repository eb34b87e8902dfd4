import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { QuoteApprovalRow } from "../../../../../../modules/quote/types"
import { loadQuote, quoteService } from "../../answer"
import { approvalAnswer } from "../../reasons-answer"

/** Every request for approval of a quote, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const approvals = await quoteService(req).listCrmQuoteApprovals(
    { quote_id: req.params.id },
    { order: { requested_at: "DESC" }, take: 200 }
  )
  res.json({
    approvals: (approvals as unknown as QuoteApprovalRow[]).map((row) => approvalAnswer(req, row)),
    count: approvals.length,
    offset: 0,
    limit: 200,
  })
}
