import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { claimClock, warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { assertMaySayCosts } from "../../costs"
import { AdminLogCrmWarrantyLabour } from "../../validators"

/** Enters work at an hourly rate. */
export const POST = async (req: MedusaRequest<AdminLogCrmWarrantyLabour>, res: MedusaResponse): Promise<void> => {
  const { idempotency_key: request_key, ...labour } = req.validatedBody
  assertMaySayCosts(req, labour)
  const { today } = await claimClock(req.scope)
  await warranties(req.scope).addLabour(req.params.id, { ...labour, request_key }, today, actorOf(req))
  res.json({ warranty_claim: await answerClaim(req) })
}
