import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../reports/report-input"
import { AdminGetCrmDuplicatesParams } from "../validators"

/** Customers who look like one, with what they share. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, q } = req.validatedQuery as unknown as AdminGetCrmDuplicatesParams
  res.json({ ...(await reportingOf(req).duplicates({ q }, { limit, offset })), offset, limit })
}
