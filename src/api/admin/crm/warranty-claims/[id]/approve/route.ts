import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { decideClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { assertMaySayCosts } from "../../costs"
import { AdminApproveCrmWarrantyClaim } from "../../validators"

/** Says that it is to be made good, by cover or as goodwill; the customer is told. */
export const POST = async (req: MedusaRequest<AdminApproveCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  assertMaySayCosts(req, req.validatedBody)
  await decideClaimWorkflow(req.scope).run({ input: { id, verb: "approve", ...req.validatedBody, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req) })
}
