import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { goOnProposing } from "../../../../../../workflows/dunning/propose-run"
import { loadRun, runAnswers } from "../../load"

/** Goes on with a run for about two seconds; to be called until its `status` is not `proposing`. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadRun(req)
  await goOnProposing(req.scope, id)
  const [dunning_run] = await runAnswers(req, [await loadRun(req)])
  res.json({ dunning_run })
}
