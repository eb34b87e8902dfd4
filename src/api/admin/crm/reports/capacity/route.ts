import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../report-input"
import { capacityInput } from "./capacity-input"
import { AdminCapacityParams } from "./validators"

/** Items by stock location: what there is, what quotes want of it by week, and when it runs out. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, order, as_of, weeks, ...filters } = req.validatedQuery as unknown as AdminCapacityParams
  const input = await capacityInput(req, { as_of, weeks })
  const list = await reportingOf(req).capacity(input, filters, order!, { limit, offset })
  res.json({ ...list, limit, offset })
}
