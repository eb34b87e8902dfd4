import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { cohortsOf } from "../load"
import { AdminProvisionParams } from "../validators"

/** Expected against actual cost by the month that cover began in. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { cohorts, ...rest } = await cohortsOf(req, req.validatedQuery as unknown as AdminProvisionParams)
  res.json({ ...rest, cohorts, count: cohorts.length })
}
