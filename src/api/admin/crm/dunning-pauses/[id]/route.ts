import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { dunning } from "../../../../../workflows/dunning/dunning-module"
import { actorOf } from "../../../../shared"

/** Ends a pause; it stays in History. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await dunning(req.scope).endPause(id, actorOf(req))
  res.json({ id, object: "crm_dunning_pause", deleted: true })
}
