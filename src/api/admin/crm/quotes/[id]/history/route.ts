import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { plainRow } from "../../../../../shared/answer"
import { listRequestOf } from "../../../../../shared/documents"
import { loadQuote, quoteService } from "../../answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const { limit, offset, order } = listRequestOf(req)
  const [rows, count] = await quoteService(req).listAndCountCrmQuoteHistories(
    { reference: "crm_quote", reference_id: req.params.id },
    { order: { created_at: order === "created_at" ? "ASC" : "DESC", id: "DESC" }, take: limit, skip: offset }
  )
  res.json({ history: rows.map((row) => plainRow(row)), count, offset, limit })
}
