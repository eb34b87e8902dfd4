import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { listRequestOf } from "../../../shared/documents"
import { quoteService } from "../quotes/answer"
import { AdminCreateCrmPipeline } from "../stages/validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset } = listRequestOf(req)
  const [rows, count] = await quoteService(req).listAndCountCrmPipelines(
    {},
    { order: { is_default: "DESC", name: "ASC", id: "ASC" }, take: limit, skip: offset }
  )
  res.json({ pipelines: rows.map((row) => plainRow(row)), count, offset, limit })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmPipeline>, res: MedusaResponse): Promise<void> => {
  const pipeline = await quoteService(req).savePipeline(null, req.validatedBody, actorOf(req))
  res.json({ pipeline: plainRow(pipeline) })
}
