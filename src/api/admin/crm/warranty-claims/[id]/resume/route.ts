import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { resumeClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"

/** Goes on with a remedy that stopped, or that waited for units to come back. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await resumeClaimWorkflow(req.scope).run({ input: { id: req.params.id, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req) })
}
