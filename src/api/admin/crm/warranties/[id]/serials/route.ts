import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../../shared"
import { answerWarranty } from "../../load"
import { AdminAddCrmSerials } from "../../validators"

/** Adds serial numbers, also to the other entitlements of the same units. */
export const POST = async (req: MedusaRequest<AdminAddCrmSerials>, res: MedusaResponse): Promise<void> => {
  await warranties(req.scope).changeWarranty(req.params.id, req.validatedBody, actorOf(req))
  res.json({ warranty: await answerWarranty(req) })
}
