import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { submitClaimWorkflow } from "../../../../workflows/warranty/claims"
import { warranties } from "../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../shared"
import { assigneeFilter } from "../../../shared/assignee-filter"
import { listRequestOf } from "../../../shared/documents"
import { assertOrderInScope } from "../orders/load-delivery"
import { assertOwner } from "../quotes/assert-owner"
import { assertWarrantyInScope } from "../warranties/scope"
import { answerClaim, listedClaimAnswer } from "./answer"
import { AdminSubmitCrmWarrantyClaim } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const service = warranties(req.scope)
  const { ids, count } = await service.searchClaims({ ...request, filters: assigneeFilter(req, request.filters) })
  const claims = await service.listClaims(ids)
  const { limit, offset } = request
  res.json({ warranty_claims: claims.map((claim) => listedClaimAnswer(req, claim)), count, offset, limit })
}

/** Submits a claim for a customer: under a warranty, or as goodwill. */
export const POST = async (req: MedusaRequest<AdminSubmitCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { assignee_id, warranty_id, order_id } = req.validatedBody
  await assertOwner(req, assignee_id)
  if (warranty_id) {
    await assertWarrantyInScope(req, warranty_id)
  }
  if (order_id) {
    await assertOrderInScope(req, order_id)
  }
  const { result } = await submitClaimWorkflow(req.scope).run({ input: { ...req.validatedBody, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req, result.id) })
}
