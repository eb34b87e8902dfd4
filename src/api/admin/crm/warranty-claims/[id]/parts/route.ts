import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { usePartWorkflow } from "../../../../../../workflows/warranty/claims"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { assertMaySayCosts } from "../../costs"
import { AdminUseCrmWarrantyPart } from "../../validators"

/** Takes a part from a stock location, and enters its cost. */
export const POST = async (req: MedusaRequest<AdminUseCrmWarrantyPart>, res: MedusaResponse): Promise<void> => {
  assertMaySayCosts(req, req.validatedBody)
  await usePartWorkflow(req.scope).run({
    input: { claim_id: req.params.id, ...req.validatedBody, actor: actorOf(req) },
  })
  res.json({ warranty_claim: await answerClaim(req) })
}
