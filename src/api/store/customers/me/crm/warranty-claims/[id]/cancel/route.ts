import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { decideClaimWorkflow } from "../../../../../../../../workflows/warranty/claims"
import { answerOwnClaim, openOwnClaim } from "../../../../../../shared/customer-claim"
import { customerActor } from "../../../../../../shared/customer-quote"
import { StoreCancelCrmWarrantyClaim } from "../../../../../../shared/validators"

/** Gives a claim up, until its repair begins. */
export const POST = async (req: MedusaRequest<StoreCancelCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { id } = await openOwnClaim(req)
  await decideClaimWorkflow(req.scope).run({
    input: { id, verb: "cancel", note: req.validatedBody.note, actor: customerActor(req) },
  })
  res.json({ warranty_claim: await answerOwnClaim(req, id) })
}
