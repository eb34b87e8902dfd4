import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../shared"
import { assertKnown, assertSeesCosts, priorAnswers } from "./answer"
import { AdminSaveCrmWarrantyPrior } from "./validators"

/** All priors; there are few. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesCosts(req)
  const rows = await warranties(req.scope).priors()
  res.json({ warranty_priors: await priorAnswers(req, rows), count: rows.length, offset: 0, limit: rows.length })
}

export const POST = async (req: MedusaRequest<AdminSaveCrmWarrantyPrior>, res: MedusaResponse): Promise<void> => {
  assertSeesCosts(req)
  const { scope_id = null, ...input } = req.validatedBody
  await assertKnown(req, { scope: input.scope, scope_id })
  const row = await warranties(req.scope).savePrior({ scope_id, ...input }, actorOf(req))
  const [warranty_prior] = await priorAnswers(req, [row])
  res.json({ warranty_prior })
}
