import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { beginAgreement, goOnWithAgreement } from "../../../../../workflows/agreement"
import { actorOf } from "../../../../shared"
import { assertSeesAll, runAnswer } from "../answer"
import { latestRun } from "../latest-run"

/** How long one call works. */
const TURN_MS = 2_000

/** Begins a check of everything, or goes on with the one under way, for about two seconds; to be called again until its `status` is `done`. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesAll(req)
  await beginAgreement(req.scope, actorOf(req))
  await goOnWithAgreement(req.scope, TURN_MS)
  res.json({ run: runAnswer(await latestRun(req)) })
}
