import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { accessOf } from "../../../../../shared"
import { reportingOf } from "../../report-input"
import { provisionInput } from "../../warranty-provision/load"
import { warrantyInput } from "../input"
import { seen } from "../seen"
import { AdminWarrantyTileParams } from "../validators"

/** Warranties in a glance, for the overview. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const input = await warrantyInput(req, req.validatedQuery as unknown as AdminWarrantyTileParams)
  // The provision is the whole store's, as it is today.
  const { owner_ids, can_see_margin } = accessOf(req)
  const isSeen = !owner_ids && can_see_margin && input.as_of === input.today
  const set_aside = isSeen ? provisionInput(req, { currency_code: input.currency_code }) : null
  const tile = await reportingOf(req).warrantyTile(input, set_aside)
  res.json({ as_of: input.as_of, currency_code: input.currency_code, ...(seen(req, tile) as object) })
}
