import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { dunning } from "../../../../workflows/dunning/dunning-module"
import { listRequestOf, totalsAnswer } from "../../../shared/documents"
import { noticeAnswer } from "../dunning-runs/load"

/** Notices of all runs: of one run, of a customer, of an invoice that they chased, or calls to make (`channel=phone&status=open`). */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const { invoice_id, ...filters } = request.filters
  const service = dunning(req.scope)
  const { ids, count, totals } = await service.searchNotices({ ...request, filters }, invoice_id as string | undefined)
  const rows = await service.notices(ids)
  res.json({
    dunning_notices: rows.map(noticeAnswer),
    count,
    offset: request.offset,
    limit: request.limit,
    totals: totalsAnswer(totals),
  })
}
