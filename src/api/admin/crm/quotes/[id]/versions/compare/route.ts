import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { compareVersions } from "../../../../../../../modules/quote/rules/compare-versions"
import { AdminCompareCrmQuoteVersions } from "../../../validators"
import { loadOffer } from "../version-answer"

/** Two versions side by side, sent or the open draft: what differs, and every line with what became of it. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { from, to } = req.validatedQuery as unknown as AdminCompareCrmQuoteVersions
  const [earlier, later] = [await loadOffer(req, from), await loadOffer(req, to)]
  res.json({ from, to, ...compareVersions(earlier.snapshot, later.snapshot) })
}
