import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../../../workflows/warranty/claims/claim-module"
import { reverseClaimCost } from "../../../../../../../../workflows/warranty/claims/reverse-cost"
import { actorOf } from "../../../../../../../shared"
import { costAnswers, loadClaim, totalsAnswer } from "../../../../answer"
import { withoutCosts } from "../../../../costs"
import { AdminReverseCrmWarrantyCost } from "../../../../validators"

/** Takes an entry back; the part of a repair goes back to its stock location. */
export const POST = async (req: MedusaRequest<AdminReverseCrmWarrantyCost>, res: MedusaResponse): Promise<void> => {
  const { id, currency_code } = await loadClaim(req)
  await reverseClaimCost(req.scope, id, req.params.cost_id, req.validatedBody.note, actorOf(req))
  const { costs, totals } = await warranties(req.scope).claimCosts(id)
  res.json({ costs: costAnswers(req, costs), totals: withoutCosts(req, { currency_code, ...totalsAnswer(totals) }), count: costs.length })
}
