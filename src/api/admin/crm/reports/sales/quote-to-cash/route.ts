import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { periodOf, salesQuestion } from "../question"
import { AdminSalesPageParams } from "../validators"

/** How long accepted quotes took from sending to payment: medians of the steps, and the slowest quotes. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, ...params } = req.validatedQuery as unknown as AdminSalesPageParams
  const question = await salesQuestion(req, params)
  res.json({
    ...periodOf(question),
    ...(await reportingOf(req).quoteToCash(question, { limit, offset })),
    limit,
    offset,
  })
}
