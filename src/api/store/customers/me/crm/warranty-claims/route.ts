import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { submitClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { warranties } from "../../../../../../workflows/warranty/claims/claim-module"
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
  const { warranty_id } = req.validatedBody
  // Another customer's warranty and none at all are the same to them.
  const owner = await warranties(req.scope).ownerOfWarranty(warranty_id)
  if (!owner || !(await ownCustomers(req)).includes(owner)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${warranty_id} was not found.`)
  }
  const { result } = await submitClaimWorkflow(req.scope).run({
    input: { ...req.validatedBody, customer_id: owner, actor },
  })
  res.json({ warranty_claim: await answerOwnClaim(req, result.id) })
}
