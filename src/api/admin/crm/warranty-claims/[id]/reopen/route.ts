import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { decideClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { AdminNoteCrmWarrantyClaim } from "../../validators"

/** Looks at a rejected one again. */
export const POST = async (req: MedusaRequest<AdminNoteCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await decideClaimWorkflow(req.scope).run({ input: { id, verb: "reopen", ...req.validatedBody, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req) })
}
