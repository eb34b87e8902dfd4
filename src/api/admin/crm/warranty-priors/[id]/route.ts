import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../shared"
import { assertSeesCosts } from "../answer"

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesCosts(req)
  await warranties(req.scope).deletePrior(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_warranty_prior", deleted: true })
}
