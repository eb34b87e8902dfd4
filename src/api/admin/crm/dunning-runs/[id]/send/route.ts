import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendDunningNoticesWorkflow } from "../../../../../../workflows/dunning/send-notices"
import { actorOf } from "../../../../../shared"
import { loadRun, runAnswers } from "../../load"
import { AdminSendCrmDunningRun } from "../../validators"

/** Sends for some seconds; to be called with the same body while `result.left` is not 0. */
export const POST = async (req: MedusaRequest<AdminSendCrmDunningRun>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadRun(req)
  const { result } = await sendDunningNoticesWorkflow(req.scope).run({
    input: { run_id: id, notice_ids: req.validatedBody.notice_ids ?? null, actor: actorOf(req) },
  })
  const [dunning_run] = await runAnswers(req, [await loadRun(req)])
  res.json({ dunning_run, result })
}
