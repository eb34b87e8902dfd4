import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { periodOf, salesQuestion } from "../question"
import { AdminSalesQuoteParams } from "../validators"

/** The quotes behind a figure of the sales reports; `net_total` is the figure. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, set, stage_id, lost_reason_id, month, forecast_category, ...params } =
    req.validatedQuery as unknown as AdminSalesQuoteParams
  const question = await salesQuestion(req, params)
  const filters = { set, stage_id, lost_reason_id, month, forecast_category }
  const list = await reportingOf(req).salesQuotes(question, { limit, offset }, filters)
  res.json({ ...periodOf(question), ...list, limit, offset })
}
