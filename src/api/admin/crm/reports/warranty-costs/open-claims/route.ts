import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { warrantyInput } from "../input"
import { AdminOpenClaimParams } from "../validators"

/** Open claims by where they stand and for how many days. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { as_of, ...filters } = req.validatedQuery as unknown as AdminOpenClaimParams
  const input = await warrantyInput(req, { as_of })
  res.json({ as_of: input.as_of, ...(await reportingOf(req).openClaims(input, filters)) })
}
