import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../shared"
import { planAnswers } from "../load"
import { AdminAddCrmWarrantyPreset } from "../validators"

/** Makes the plans of a preset that are not there yet, and answers them as they are now. */
export const POST = async (req: MedusaRequest<AdminAddCrmWarrantyPreset>, res: MedusaResponse): Promise<void> => {
  const plans = await warranties(req.scope).addPreset(req.validatedBody.preset, actorOf(req))
  res.json({ warranty_plans: await planAnswers(req, plans) })
}
