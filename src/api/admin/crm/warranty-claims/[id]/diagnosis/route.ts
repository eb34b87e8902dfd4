import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { AdminDiagnoseCrmWarrantyClaim } from "../../validators"

/** Says what is wrong with it. */
export const POST = async (req: MedusaRequest<AdminDiagnoseCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  await warranties(req.scope).diagnoseClaim(req.params.id, req.validatedBody, actorOf(req))
  res.json({ warranty_claim: await answerClaim(req) })
}
