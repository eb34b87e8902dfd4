import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { customerOf } from "../../../../../shared/customer"
import { accessOf } from "../../../../../shared"
import { timelineRequest } from "../../../../../shared/timeline"
import { reportingOf } from "../../../reports/report-input"

/** What happened with a customer, on both sides, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { customer_ids } = await customerOf(req)
  const { owner_ids } = accessOf(req)
  const asked = timelineRequest(req)
  res.json({ ...(await reportingOf(req).timeline({ ...asked, customer_ids, owner_ids })), limit: asked.limit })
}
