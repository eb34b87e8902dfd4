import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { attachToClaimWorkflow, submitClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { judgeFile } from "../../../../../../workflows/shared/private-file"
import { answerOwnClaim, customerClaims } from "../../../../shared/customer-claim"
import { customerActor } from "../../../../shared/customer-quote"
import { ownCustomers } from "../../../../shared/own-customers"
import { StoreSubmitCrmWarrantyClaim } from "../../../../shared/validators"

/** Claims of the customer who is logged in. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, order } = req.validatedQuery as { limit: number; offset: number; order: string }
  const filters = { customer_id: await ownCustomers(req) }
  const service = warranties(req.scope)
  const { ids, count } = await service.searchClaims({ filters, order, limit, offset, scope: { all: true } })
  res.json({ warranty_claims: await customerClaims(req, await service.listClaims(ids)), count, offset, limit })
}

/** Claims a fault of something that is the customer's, with photos. */
export const POST = async (req: MedusaRequest<StoreSubmitCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const actor = customerActor(req)
  const { files = [], warranty_id, ...input } = req.validatedBody
  // Another customer's warranty and none at all are the same to them.
  const owner = await warranties(req.scope).ownerOfWarranty(warranty_id)
  if (!owner || !(await ownCustomers(req)).includes(owner)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${warranty_id} was not found.`)
  }
  // A claim is not taken up by halves: a file that is not kept is told before it.
  files.forEach((file) => judgeFile(file))
  const { result } = await submitClaimWorkflow(req.scope).run({
    input: { warranty_id, ...input, customer_id: owner, actor },
  })
  for (const file of result.is_new ? files : []) {
    await attachToClaimWorkflow(req.scope).run({ input: { claim_id: result.id, ...file, for_customer: true, actor } })
  }
  res.json({ warranty_claim: await answerOwnClaim(req, result.id) })
}
