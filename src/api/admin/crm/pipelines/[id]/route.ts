import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../../shared"
import { plainRow } from "../../../../shared/answer"
import { quoteService } from "../../quotes/answer"
import { AdminUpdateCrmPipeline } from "../../stages/validators"

export const POST = async (req: MedusaRequest<AdminUpdateCrmPipeline>, res: MedusaResponse): Promise<void> => {
  const pipeline = await quoteService(req).savePipeline(req.params.id, req.validatedBody, actorOf(req))
  res.json({ pipeline: plainRow(pipeline) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await quoteService(req).removePipeline(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_pipeline", deleted: true })
}
