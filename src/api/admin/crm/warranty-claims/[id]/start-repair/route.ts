import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { claimClock, warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { AdminRepairCrmWarrantyClaim } from "../../validators"

/** Begins its repair. */
export const POST = async (req: MedusaRequest<AdminRepairCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const clock = await claimClock(req.scope)
  await warranties(req.scope).startRepair(req.params.id, { ...req.validatedBody, clock, actor: actorOf(req) })
  res.json({ warranty_claim: await answerClaim(req) })
}
