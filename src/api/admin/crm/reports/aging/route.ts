import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../report-input"
import { AdminAgingParams } from "../validators"

/** What is owed by days past due; with `group_by=customer` a page of debtors besides, the largest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, group_by, ...params } = req.validatedQuery as unknown as AdminAgingParams
  const page = group_by ? { limit, offset } : undefined
  const aging = await reportingOf(req).aging(await reportInput(req, params), page)
  res.json({ ...aging, ...page })
}
