import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { plainRow } from "../../../shared/answer"
import { listRequestOf } from "../../../shared/documents"
import { quoteService } from "../quotes/answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset } = listRequestOf(req)
  const [rows, count] = await quoteService(req).listAndCountCrmPipelines({}, { order: { name: "ASC" }, take: limit, skip: offset })
  res.json({ pipelines: rows.map((row) => plainRow(row)), count, offset, limit })
}
