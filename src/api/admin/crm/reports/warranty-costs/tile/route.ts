import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { warrantyInput } from "../input"
import { seen } from "../seen"
import { AdminWarrantyTileParams } from "../validators"

/** Warranties in a glance, for the overview. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await warrantyInput(req, req.validatedQuery as unknown as AdminWarrantyTileParams)
  const tile = await reportingOf(req).warrantyTile(input)
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...(seen(req, tile) as object) })
}
