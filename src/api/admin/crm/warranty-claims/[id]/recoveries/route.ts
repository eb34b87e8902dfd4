import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../shared"
import { loadClaim, recoveryAnswer } from "../../answer"
import { assertMaySayCosts } from "../../costs"
import { AdminAddCrmWarrantyRecovery } from "../../validators"

/** What suppliers are to pay for a claim. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadClaim(req)
  const recoveries = await warranties(req.scope).claimRecoveries(id)
  res.json({ recoveries: recoveries.map((row) => recoveryAnswer(req, row)), count: recoveries.length })
}

export const POST = async (req: MedusaRequest<AdminAddCrmWarrantyRecovery>, res: MedusaResponse): Promise<void> => {
  const { idempotency_key: request_key, ...share } = req.validatedBody
  assertMaySayCosts(req, share)
  const recovery = await warranties(req.scope).addRecovery(req.params.id, { ...share, request_key }, actorOf(req))
  res.json({ recovery: recoveryAnswer(req, recovery) })
}
