import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { pastMonths, warrantyInput } from "../input"
import { seen } from "../seen"
import { AdminCoverParams } from "../validators"

/** Claims and cost against what cover that began in some months was sold for, by plan. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { as_of, currency_code, from, to, ...filters } = req.validatedQuery as unknown as AdminCoverParams
  const input = await warrantyInput(req, { as_of, currency_code })
  const period = pastMonths({ from, to }, input.as_of)
  const plans = await reportingOf(req).coverUse(input, { ...filters, ...period })
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...period, plans: seen(req, plans) })
}
