import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { compareVersions } from "../../../../../../../modules/quote/rules/compare-versions"
import { QuoteSnapshot } from "../../../../../../../modules/quote/types"
import { AdminCompareCrmQuoteVersions } from "../../../validators"
import { loadVersion, snapshotForCaller } from "../version-answer"

/** Two sent versions side by side: what differs, and every line with what became of it. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { from, to } = req.validatedQuery as unknown as AdminCompareCrmQuoteVersions
  const [earlier, later] = [await loadVersion(req, from), await loadVersion(req, to)]
  const snapshots = [earlier, later].map(({ snapshot }) => snapshotForCaller(req, snapshot as unknown as QuoteSnapshot))
  res.json({ from, to, ...compareVersions(snapshots[0], snapshots[1]) })
}
