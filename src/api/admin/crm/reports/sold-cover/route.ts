import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { monthText } from "../../../../../modules/reporting/rules/provision"
import { reportingOf } from "../report-input"
import { soldCoverInput } from "./load"
import { AdminSoldCoverParams } from "./validators"

/** How what was sold of cover became revenue, month by month and by plan. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await soldCoverInput(req, req.validatedQuery as AdminSoldCoverParams)
  const { from, to, currency_code } = input
  res.json({ from: monthText(from), to: monthText(to), currency_code, ...(await reportingOf(req).soldCover(input)) })
}
