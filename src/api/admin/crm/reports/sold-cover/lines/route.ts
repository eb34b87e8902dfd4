import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { soldCoverInput } from "../load"
import { AdminSoldCoverLineParams } from "../validators"

/** A page of the invoiced lines behind the figures, with the entitlements that they bought. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, ...asked } = req.validatedQuery as unknown as AdminSoldCoverLineParams
  const input = await soldCoverInput(req, asked)
  res.json({ ...(await reportingOf(req).soldCoverLines(input, { limit, offset })), limit, offset })
}
