import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { claimClock, warranties } from "../../../../../../workflows/warranty/claims/claim-module"
import { actorOf } from "../../../../../shared"
import { costAnswers, loadClaim, totalsAnswer } from "../../answer"
import { assertMaySayCosts, withoutCosts } from "../../costs"
import { AdminAddCrmWarrantyCost } from "../../validators"

async function answerCosts(req: MedusaRequest): Promise<Record<string, unknown>> {
  const { id, currency_code } = await loadClaim(req)
  const { costs, totals } = await warranties(req.scope).claimCosts(id)
  return { costs: costAnswers(req, costs), totals: withoutCosts(req, { currency_code, ...totalsAnswer(totals) }), count: costs.length }
}

/** The claim's ledger, in the order it was written. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json(await answerCosts(req))
}

/** Enters a cost, or what lowers it. */
export const POST = async (req: MedusaRequest<AdminAddCrmWarrantyCost>, res: MedusaResponse): Promise<void> => {
  const { idempotency_key: request_key, ...cost } = req.validatedBody
  assertMaySayCosts(req, cost)
  const { today } = await claimClock(req.scope)
  await warranties(req.scope).addCost(req.params.id, { ...cost, request_key }, today, actorOf(req))
  res.json(await answerCosts(req))
}
