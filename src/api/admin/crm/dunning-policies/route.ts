import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PolicyInput } from "../../../../modules/dunning/types"
import { dunning } from "../../../../workflows/dunning/dunning-module"
import { actorOf } from "../../../shared"
import { loadPolicy, policyAnswer } from "./load"
import { AdminCreateCrmDunningPolicy } from "./validators"

/** All policies; there are few. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const policies = await dunning(req.scope).policies()
  res.json({
    dunning_policies: policies.map(policyAnswer),
    count: policies.length,
    offset: 0,
    limit: policies.length,
  })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmDunningPolicy>, res: MedusaResponse): Promise<void> => {
  const id = await dunning(req.scope).savePolicy(null, req.validatedBody as PolicyInput, actorOf(req))
  res.json({ dunning_policy: policyAnswer(await loadPolicy(req, id)) })
}
