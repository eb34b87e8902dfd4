import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../shared"
import { plainRow } from "../../../../../shared/answer"
import { loadClaim } from "../../answer"
import { AdminAddCrmWarrantyRecovery } from "../../validators"

/** What suppliers are to pay for a claim. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadClaim(req)
  const recoveries = await warranties(req.scope).claimRecoveries(id)
  res.json({ recoveries: plainRow<object[]>(recoveries), count: recoveries.length })
}

export const POST = async (req: MedusaRequest<AdminAddCrmWarrantyRecovery>, res: MedusaResponse): Promise<void> => {
  const recovery = await warranties(req.scope).addRecovery(req.params.id, req.validatedBody, actorOf(req))
  res.json({ recovery: plainRow<object>(recovery) })
}
