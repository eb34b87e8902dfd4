import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { listRequestOf } from "../../../shared/documents"
import { quoteService } from "../quotes/answer"
import { AdminCreateCrmStage } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset } = listRequestOf(req)
  const [rows, count] = await quoteService(req).listAndCountCrmStages(req.filterableFields, {
    order: { pipeline_id: "ASC", position: "ASC", id: "ASC" },
    take: limit,
    skip: offset,
  })
  res.json({ stages: rows.map((row) => plainRow(row)), count, offset, limit })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmStage>, res: MedusaResponse): Promise<void> => {
  const { pipeline_id, ...input } = req.validatedBody
  const stage = await quoteService(req).saveStage({ pipeline_id }, input, actorOf(req))
  res.json({ stage: plainRow(stage) })
}
