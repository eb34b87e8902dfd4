import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { decideClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { AdminNoteCrmWarrantyClaim } from "../../validators"

/** Gives it up. */
export const POST = async (req: MedusaRequest<AdminNoteCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await decideClaimWorkflow(req.scope).run({ input: { id, verb: "cancel", ...req.validatedBody, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req) })
}
