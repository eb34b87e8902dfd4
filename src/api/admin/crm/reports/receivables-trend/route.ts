import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminTrendParams } from "../validators"

/** What was owed, what of it late, and DSO at the ends of the last months. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { months, ...params } = req.validatedQuery as unknown as AdminTrendParams
  res.json(await reportingOf(req).receivablesTrend(await reportInput(req, params), months))
}
