import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../shared"
import { assertOwner } from "../../quotes/assert-owner"
import { answerClaim } from "../answer"
import { assertMaySayCosts } from "../costs"
import { AdminUpdateCrmWarrantyClaim } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ warranty_claim: await answerClaim(req) })
}

/** Changes what is given of an open one. */
export const POST = async (req: MedusaRequest<AdminUpdateCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  assertMaySayCosts(req, req.validatedBody)
  await assertOwner(req, req.validatedBody.assignee_id)
  await warranties(req.scope).editClaim(req.params.id, req.validatedBody, actorOf(req))
  res.json({ warranty_claim: await answerClaim(req) })
}
