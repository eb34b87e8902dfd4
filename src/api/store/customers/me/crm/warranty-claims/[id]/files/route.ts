import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { attachToClaimWorkflow } from "../../../../../../../../workflows/warranty/claims"
import { answerOwnClaim, openOwnClaim } from "../../../../../../shared/customer-claim"
import { customerActor } from "../../../../../../shared/customer-quote"
import { StoreAttachCrmWarrantyFile } from "../../../../../../shared/validators"

/** One more photo or paper. */
export const POST = async (req: MedusaRequest<StoreAttachCrmWarrantyFile>, res: MedusaResponse): Promise<void> => {
  const { id } = await openOwnClaim(req)
  await attachToClaimWorkflow(req.scope).run({
    input: { claim_id: id, ...req.validatedBody, for_customer: true, actor: customerActor(req) },
  })
  res.json({ warranty_claim: await answerOwnClaim(req, id) })
}
