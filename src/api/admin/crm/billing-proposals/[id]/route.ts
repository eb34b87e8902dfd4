import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { pickFields } from "../../../../shared/answer"
import { billingProposalAnswerOf, loadBillingProposal } from "../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const billing_proposal = billingProposalAnswerOf(await loadBillingProposal(req))
  res.json({ billing_proposal: pickFields(billing_proposal, req.queryConfig.fields) })
}
