import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { AdminSalesPerformanceParams } from "../validators"
import { salesReport } from "./report"

/** Who won, lost and sold what in a period, against targets. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json(await salesReport(req, req.validatedQuery as unknown as AdminSalesPerformanceParams))
}
