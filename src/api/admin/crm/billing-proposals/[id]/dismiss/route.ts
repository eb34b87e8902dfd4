import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { dismissBillingProposalWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { billingProposalAnswerOf, loadBillingProposal } from "../../load"
import { AdminDismissBillingProposal } from "../../validators"

export const POST = async (req: MedusaRequest<AdminDismissBillingProposal>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadBillingProposal(req)
  await dismissBillingProposalWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor: actorOf(req) } })
  res.json({ billing_proposal: billingProposalAnswerOf(await loadBillingProposal(req)) })
}
