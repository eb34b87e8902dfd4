import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { agreementModule } from "../../../../../workflows/agreement/agreement-module"
import { actorOf } from "../../../../shared"
import { assertSeesAll, runAnswer } from "../answer"
import { latestRun } from "../latest-run"

/** Goes on with the newest check, which was stopped, where it was. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesAll(req)
  const run = await latestRun(req)
  if (!run) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "No check of agreement was stopped; there is nothing to go on with."
    )
  }
  res.json({ run: runAnswer(await agreementModule(req.scope).resumeRun(run.id, actorOf(req))) })
}
