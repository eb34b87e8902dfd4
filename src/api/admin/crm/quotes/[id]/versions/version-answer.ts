import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { QuoteSnapshot, QuoteVersionRow } from "../../../../../../modules/quote/types"
import { draftOffer, Offer, sentOffer } from "../../../../../../workflows/quote/document"
import { accessOf } from "../../../../../shared"
import { loadQuote, quoteService } from "../../answer"

/** A snapshot without costs, for callers who may not see them. */
export function snapshotForCaller(req: MedusaRequest, snapshot: QuoteSnapshot): QuoteSnapshot {
  if (accessOf(req).can_see_margin) {
    return snapshot
  }
  return { ...snapshot, items: snapshot.items.map(({ unit_cost: _cost, list_cost: _list, ...item }) => item) }
}

/** A version as the API answers it. */
export const versionForCaller = (req: MedusaRequest, version: Record<string, unknown>): Record<string, unknown> => ({
  ...version,
  snapshot: snapshotForCaller(req, version.snapshot as QuoteSnapshot),
})

/**
 * The version that an address names.
 *
 * @throws INVALID_DATA
 */
export function versionOf(req: MedusaRequest): number {
  if (!/^[1-9]\d{0,5}$/.test(req.params.version)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "A version is a number such as 1.")
  }
  return parseInt(req.params.version, 10)
}

/**
 * One sent version of a quote that the caller may see.
 *
 * @throws NOT_FOUND
 */
export async function loadVersion(req: MedusaRequest, version: number): Promise<QuoteVersionRow> {
  const quote = await loadQuote(req)
  const [row] = await quoteService(req).listCrmQuoteVersions({ quote_id: quote.id, version })
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Quote ${quote.number} has no sent version ${version}.`)
  }
  return row as unknown as QuoteVersionRow
}

/**
 * What a version offers: as it was sent, or as its draft stands now, so that a rep sees what a revision changes before sending it.
 *
 * @throws NOT_FOUND
 */
export async function loadOffer(req: MedusaRequest, version: number): Promise<Offer> {
  const quote = await loadQuote(req)
  const offer =
    quote.status === "draft" && quote.version === version
      ? draftOffer(quote)
      : sentOffer(await loadVersion(req, version))
  return { ...offer, snapshot: snapshotForCaller(req, offer.snapshot) }
}
