import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { claimClock, warranties } from "../../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../../shared"
import { recoveryAnswer } from "../../../answer"
import { assertMaySayCosts } from "../../../costs"
import { AdminSettleCrmWarrantyRecovery } from "../../../validators"

/** Says what came of a supplier's share. */
export const POST = async (req: MedusaRequest<AdminSettleCrmWarrantyRecovery>, res: MedusaResponse): Promise<void> => {
  const { id, recovery_id } = req.params
  assertMaySayCosts(req, req.validatedBody)
  const { today } = await claimClock(req.scope)
  const recovery = await warranties(req.scope).settleRecovery(id, recovery_id, req.validatedBody, today, actorOf(req))
  res.json({ recovery: recoveryAnswer(req, recovery) })
}
