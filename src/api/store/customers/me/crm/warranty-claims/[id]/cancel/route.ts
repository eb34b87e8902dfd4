import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { decideClaimWorkflow } from "../../../../../../../../workflows/warranty/claims"
import { answerOwnClaim, openOwnClaim } from "../../../../../../shared/customer-claim"
import { customerActor } from "../../../../../../shared/customer-quote"
import { StoreCancelCrmWarrantyClaim } from "../../../../../../shared/validators"

/** Gives a claim up, until its repair begins. */
export const POST = async (req: MedusaRequest<StoreCancelCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { id, number, status } = await openOwnClaim(req)
  if (status === "in_repair") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Claim ${number} is in repair; ask the store to cancel it.`)
  }
  await decideClaimWorkflow(req.scope).run({
    input: { id, verb: "cancel", note: req.validatedBody.note, actor: customerActor(req) },
  })
  res.json({ warranty_claim: await answerOwnClaim(req, id) })
}
