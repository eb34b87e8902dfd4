import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../shared"
import { planAnswer, planAnswers } from "./load"
import { AdminCreateCrmWarrantyPlan } from "./validators"

/** All plans; there are few. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const plans = await warranties(req.scope).plans()
  res.json({ warranty_plans: await planAnswers(req, plans), count: plans.length, offset: 0, limit: plans.length })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmWarrantyPlan>, res: MedusaResponse): Promise<void> => {
  const plan = await warranties(req.scope).createPlan(req.validatedBody, actorOf(req))
  res.json(await planAnswer(req, plan))
}
