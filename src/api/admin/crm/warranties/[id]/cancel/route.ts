import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../../shared"
import { answerWarranty } from "../../load"
import { AdminCancelCrmWarranty } from "../../validators"

/** Cancels an entitlement for a reason. */
export const POST = async (req: MedusaRequest<AdminCancelCrmWarranty>, res: MedusaResponse): Promise<void> => {
  await warranties(req.scope).cancelWarranty(req.params.id, req.validatedBody.note, actorOf(req))
  res.json({ warranty: await answerWarranty(req) })
}
