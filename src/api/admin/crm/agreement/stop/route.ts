import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { agreementModule } from "../../../../../workflows/agreement/agreement-module"
import { actorOf } from "../../../../shared"
import { assertSeesAll, runAnswer } from "../answer"

/** Stops the check under way; what it found stays. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesAll(req)
  res.json({ run: runAnswer(await agreementModule(req.scope).stopRun(actorOf(req))) })
}
