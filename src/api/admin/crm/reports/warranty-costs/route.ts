import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { costReport } from "./report"
import { seen } from "./seen"
import { AdminWarrantyCostParams } from "./validators"

/** What warranties cost in a period, by product, plan, supplier, fault, customer or month. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, ...params } = req.validatedQuery as unknown as AdminWarrantyCostParams
  const report = await costReport(req, params, { limit, offset })
  res.json({ ...(seen(req, report) as object), group_by: params.group_by, limit, offset })
}
