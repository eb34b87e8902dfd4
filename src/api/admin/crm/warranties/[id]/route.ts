import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../shared"
import { answerWarranty } from "../load"
import { AdminUpdateCrmWarranty } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ warranty: await answerWarranty(req) })
}

/** Sets the note and adds serial numbers. */
export const POST = async (req: MedusaRequest<AdminUpdateCrmWarranty>, res: MedusaResponse): Promise<void> => {
  await warranties(req.scope).changeWarranty(req.params.id, req.validatedBody, actorOf(req))
  res.json({ warranty: await answerWarranty(req) })
}
