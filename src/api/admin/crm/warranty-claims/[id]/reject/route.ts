import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { decideClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { AdminRejectCrmWarrantyClaim } from "../../validators"

/** Says that it is not to be made good, and why; the customer is told. */
export const POST = async (req: MedusaRequest<AdminRejectCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await decideClaimWorkflow(req.scope).run({ input: { id, verb: "reject", ...req.validatedBody, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req) })
}
