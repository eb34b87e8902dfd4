import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { actorOf } from "../../../shared"

const SHOWN = 10

/** The last ones, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const verifications = await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).verifications(SHOWN)
  res.json({ verifications, count: verifications.length, offset: 0, limit: SHOWN })
}

/** Goes on with the one under way, or begins one, for about two seconds; to be called again until its `status` is `done`. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const verification = await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).goOnVerifying(actorOf(req))
  res.json({ verification })
}
