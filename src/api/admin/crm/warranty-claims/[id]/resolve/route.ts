import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { settleClaimWorkflow } from "../../../../../../workflows/warranty/claims"
import { accessOf, actorOf } from "../../../../../shared"
import { answerClaim } from "../../answer"
import { AdminResolveCrmWarrantyClaim } from "../../validators"

/** Makes it good; money is given back by who may touch money. */
export const POST = async (req: MedusaRequest<AdminResolveCrmWarrantyClaim>, res: MedusaResponse): Promise<void> => {
  const { remedy, ...asked } = req.validatedBody
  if (remedy === "refund" && !accessOf(req).can_money) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not give money back. Someone who may change the set-up can give you the right to money in Settings › CRM › Access."
    )
  }
  const how =
    remedy === "repair" || remedy === "advice" ? { remedy, note: asked.note } : { ...asked, remedy }
  await settleClaimWorkflow(req.scope).run({ input: { id: req.params.id, ...how, actor: actorOf(req) } })
  res.json({ warranty_claim: await answerClaim(req) })
}
