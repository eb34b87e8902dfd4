import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { loadRun, runAnswers } from "../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [dunning_run] = await runAnswers(req, [await loadRun(req)])
  res.json({ dunning_run })
}
