import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { interactions } from "../../../../workflows/interaction/interaction-module"
import { logInteractionWorkflow } from "../../../../workflows/interaction/log-interaction"
import { accessOf, actorOf } from "../../../shared"
import { listRequestOf } from "../../../shared/documents"
import { answerInteractions } from "./load"
import { AdminCreateCrmInteraction } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const { ids, count } = await interactions(req.scope).searchInteractions(request)
  const { limit, offset } = request
  res.json({ interactions: await answerInteractions(req, ids), count, offset, limit })
}

/** Notes what was said or done. */
export const POST = async (req: MedusaRequest<AdminCreateCrmInteraction>, res: MedusaResponse): Promise<void> => {
  const { result } = await logInteractionWorkflow(req.scope).run({
    input: { ...req.validatedBody, actor: actorOf(req), owner_ids: accessOf(req).owner_ids },
  })
  const [interaction] = await answerInteractions(req, [result.id])
  res.json({ interaction })
}
