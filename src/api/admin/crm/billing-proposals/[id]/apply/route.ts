import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { applyBillingProposalWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { billingProposalAnswerOf, loadBillingProposal } from "../../load"
import { AdminApplyBillingProposal } from "../../validators"

export const POST = async (req: MedusaRequest<AdminApplyBillingProposal>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadBillingProposal(req)
  await applyBillingProposalWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ billing_proposal: billingProposalAnswerOf(await loadBillingProposal(req)) })
}
