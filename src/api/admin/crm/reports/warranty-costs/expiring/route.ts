import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { expiringCover } from "../../../../../../workflows/warranty/expiring-cover"
import { comingMonths, warrantyInput } from "../input"
import { AdminCoverParams } from "../validators"

/** Entitlements that end, by month, with what renewing them would be worth. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { as_of, currency_code, from, to, ...filters } = req.validatedQuery as unknown as AdminCoverParams
  const input = await warrantyInput(req, { as_of, currency_code })
  const period = comingMonths({ from, to }, input.as_of)
  const report = await expiringCover(req.scope, input, { ...filters, ...period })
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...period, ...report })
}
