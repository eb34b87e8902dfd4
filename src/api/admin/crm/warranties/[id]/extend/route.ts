import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../../shared"
import { answerWarranty } from "../../load"
import { AdminExtendCrmWarranty } from "../../validators"

/** Adds months as goodwill. */
export const POST = async (req: MedusaRequest<AdminExtendCrmWarranty>, res: MedusaResponse): Promise<void> => {
  const { idempotency_key: request_key, ...extension } = req.validatedBody
  await warranties(req.scope).extendWarranty(req.params.id, { ...extension, request_key }, actorOf(req))
  res.json({ warranty: await answerWarranty(req) })
}
