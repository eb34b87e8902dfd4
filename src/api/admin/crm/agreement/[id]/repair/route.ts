import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { repairBreak } from "../../../../../../workflows/agreement"
import { actorOf } from "../../../../../shared"
import { assertSeesAll, breakAnswer } from "../../answer"

/** Mends one break by what the reconcile jobs do, and looks again; one that stands still says why. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesAll(req)
  res.json({ break: breakAnswer(await repairBreak(req.scope, req.params.id, actorOf(req))) })
}
