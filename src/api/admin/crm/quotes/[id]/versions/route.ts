import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { plainRow } from "../../../../../shared/answer"
import { loadQuote, quoteService } from "../../answer"

/** Every version that was sent, as it was sent, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const versions = await quoteService(req).listCrmQuoteVersions({ quote_id: req.params.id }, { order: { version: "DESC" }, take: 200 })
  res.json({ versions: versions.map((version) => plainRow(version)), count: versions.length, offset: 0, limit: 200 })
}
