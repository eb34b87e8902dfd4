import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf, reportInput } from "../reports/report-input"
import { AdminGetCrmCustomersParams } from "./validators"

/** Customers with what was sold, offered and owed; those spoken to last come first unless asked otherwise. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, order, currency_code, ...filters } =
    req.validatedQuery as unknown as AdminGetCrmCustomersParams
  const input = await reportInput(req, { currency_code })
  const { customers, count } = await reportingOf(req).customerList(input, filters, order!, { limit, offset })
  res.json({ customers, count, offset, limit, currency_code: input.currency_code })
}
