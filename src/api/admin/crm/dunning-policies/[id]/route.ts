import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PolicyInput } from "../../../../../modules/dunning/types"
import { dunning } from "../../../../../workflows/dunning/dunning-module"
import { actorOf } from "../../../../shared"
import { loadPolicy, policyAnswer } from "../load"
import { AdminUpdateCrmDunningPolicy } from "../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ dunning_policy: policyAnswer(await loadPolicy(req)) })
}

export const POST = async (req: MedusaRequest<AdminUpdateCrmDunningPolicy>, res: MedusaResponse): Promise<void> => {
  await dunning(req.scope).savePolicy(req.params.id, req.validatedBody as PolicyInput, actorOf(req))
  res.json({ dunning_policy: policyAnswer(await loadPolicy(req)) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await dunning(req.scope).removePolicy(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_dunning_policy", deleted: true })
}
