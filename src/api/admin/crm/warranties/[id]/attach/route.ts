import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { attachCoverToGoods } from "../../../../../../workflows/warranty/attach-cover"
import { actorOf } from "../../../../../shared"
import { answerWarranty } from "../../load"
import { assertWarrantyInScope } from "../../scope"
import { AdminAttachCrmWarranty } from "../../validators"

/** Begins sold cover that waits, for the units of another entitlement of its customer. */
export const POST = async (req: MedusaRequest<AdminAttachCrmWarranty>, res: MedusaResponse): Promise<void> => {
  await assertWarrantyInScope(req, req.validatedBody.warranty_id)
  const begun = await attachCoverToGoods(req.scope, { id: req.params.id, ...req.validatedBody, actor: actorOf(req) })
  res.json({ warranty: await answerWarranty(req, begun) })
}
