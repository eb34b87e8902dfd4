import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../../shared"
import { plainRow } from "../../../../shared/answer"
import { quoteService } from "../../quotes/answer"
import { AdminRemoveCrmStage, AdminUpdateCrmStage } from "../validators"

export const POST = async (req: MedusaRequest<AdminUpdateCrmStage>, res: MedusaResponse): Promise<void> => {
  const stage = await quoteService(req).saveStage({ id: req.params.id }, req.validatedBody, actorOf(req))
  res.json({ stage: plainRow(stage) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { move_to } = req.validatedQuery as AdminRemoveCrmStage
  await quoteService(req).removeStage(req.params.id, move_to ?? null, actorOf(req))
  res.json({ id: req.params.id, object: "crm_stage", deleted: true })
}
