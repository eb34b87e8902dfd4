import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { resumeClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { actorOf } from "../../../../../shared"
import { answerClaim, loadClaim } from "../../answer"
import { assertMayCarryOut } from "../../money-right"

/** Goes on with a remedy that stopped, or that waited for units to come back; one that gives money back, by who may touch money. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertMayCarryOut(req, (await loadClaim(req)).remedy)
  await resumeClaimWorkflow(req.scope).run({ input: { id: req.params.id, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req) })
}
