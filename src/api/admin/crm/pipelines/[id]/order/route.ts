import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../../../shared"
import { plainRow } from "../../../../../shared/answer"
import { quoteService } from "../../../quotes/answer"
import { AdminOrderCrmStages } from "../../../stages/validators"

/** Puts the stages of a pipeline in order. */
export const POST = async (req: MedusaRequest<AdminOrderCrmStages>, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  await quoteService(req).orderStages(id, req.validatedBody.stage_ids, actorOf(req))
  const stages = await quoteService(req).listCrmStages(
    { pipeline_id: id },
    { order: { position: "ASC" }, take: null as never }
  )
  res.json({ stages: stages.map((stage) => plainRow(stage)) })
}
