import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { claimClock, warranties } from "../../../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../../../shared"
import { answerClaim } from "../../../../answer"
import { AdminSettleCrmWarrantyPart } from "../../../../validators"

/** Takes a person's word for whether stock moved that a crash left open. */
export const POST = async (req: MedusaRequest<AdminSettleCrmWarrantyPart>, res: MedusaResponse): Promise<void> => {
  const { id, part_id } = req.params
  const { today } = await claimClock(req.scope)
  await warranties(req.scope).settlePart(id, part_id, req.validatedBody.moved, today, actorOf(req))
  res.json({ warranty_claim: await answerClaim(req) })
}
