import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { dunning } from "../../../../../../workflows/dunning/dunning-module"
import { actorOf } from "../../../../../shared"
import { loadRun, runAnswers } from "../../load"

export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadRun(req)
  await dunning(req.scope).cancelRun(id, actorOf(req))
  const [dunning_run] = await runAnswers(req, [await loadRun(req)])
  res.json({ dunning_run })
}
