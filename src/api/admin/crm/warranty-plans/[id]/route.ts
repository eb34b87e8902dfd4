import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../shared"
import { planAnswer } from "../load"
import { AdminUpdateCrmWarrantyPlan } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json(await planAnswer(req, await warranties(req.scope).plan(req.params.id)))
}

/** Changes what is given. Entitlements that exist keep the terms they began with. */
export const POST = async (req: MedusaRequest<AdminUpdateCrmWarrantyPlan>, res: MedusaResponse): Promise<void> => {
  const plan = await warranties(req.scope).updatePlan(req.params.id, req.validatedBody, actorOf(req))
  res.json(await planAnswer(req, plan))
}

/** Removes a plan that nothing was opened by. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await warranties(req.scope).deletePlan(id, actorOf(req))
  res.json({ id, object: "warranty_plan", deleted: true })
}
