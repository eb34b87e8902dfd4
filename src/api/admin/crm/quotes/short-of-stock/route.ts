import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { quotesShortOfStock } from "../../../../../workflows/quote/pricing/stock"
import { quoteService } from "../answer"
import { listContext, quoteListRequest } from "../list-context"

/** Of a page of open quotes: the ids of those that want more than their sales channel has and gets. Asked apart from the lists, which are quicker. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { filters, ...request } = await quoteListRequest(req)
  const open = { ...request, filters: { ...filters, view: "pipeline" } }
  const { ids } = await quoteService(req).searchQuotes(open, await listContext(req))
  res.json({ ids: await quotesShortOfStock(req.scope, ids) })
}
