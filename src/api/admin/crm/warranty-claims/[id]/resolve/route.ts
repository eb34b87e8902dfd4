import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { settleClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { assertMayCarryOut } from "../../money-right"
import { AdminResolveCrmWarrantyClaim } from "../../validators"

/** Makes it good; money is given back by who may touch money. */
export const POST = async (req: MedusaRequest<AdminResolveCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { remedy, ...asked } = req.validatedBody
  assertMayCarryOut(req, remedy)
  const how =
    remedy === "repair" || remedy === "advice" ? { remedy, note: asked.note, goodwill: asked.goodwill } : { ...asked, remedy }
  await settleClaimWorkflow(req.scope).run({ input: { id: req.params.id, ...how, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req) })
}
