import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { warrantyInput } from "../input"
import { seen } from "../seen"
import { AdminRecoveryParams } from "../validators"

/** What suppliers are to pay for claims, by supplier and age. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, as_of, currency_code, ...filters } = req.validatedQuery as unknown as AdminRecoveryParams
  const input = await warrantyInput(req, { as_of, currency_code })
  const report = await reportingOf(req).recoveries(input, filters, { limit, offset })
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...(seen(req, report) as object), limit, offset })
}
