import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { pastMonths, warrantyInput } from "../input"
import { AdminWarrantyFailureParams } from "../validators"

/** How often what was sold in some months was claimed since, by age in months and by product. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, as_of, product_id, ...asked } = req.validatedQuery as unknown as AdminWarrantyFailureParams
  const input = await warrantyInput(req, { as_of })
  const period = pastMonths(asked, input.as_of)
  const report = await reportingOf(req).warrantyFailures(input, { ...period, product_id }, { limit, offset })
  res.json({ as_of: input.as_of, ...period, ...report, limit, offset })
}
