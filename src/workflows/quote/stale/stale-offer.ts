import { MedusaContainer } from "@medusajs/framework/types"

import { chosenItems } from "../../../modules/quote/rules/choice"
import { changesFingerprint, Market, marketChanges, StaleChange } from "../../../modules/quote/rules/stale"
import { QuoteVersionRow, QuoteWithItems } from "../../../modules/quote/types"
import { exactOf } from "../../../shared/exact"
import { chosenPart, offerOf } from "../convert/part-of"
import { isTaxUnchanged } from "../convert/tax"
import { quoteModule } from "../steps/quote-module"
import { marketOf } from "./market"

/** What changed in the store since an offer was sent. */
export type StaleOffer = {
  changes: StaleChange[]
  /** Accepting is refused until a new version is sent. */
  tax_changed: boolean
  /** Staff keep the prices offered in spite of exactly these changes. */
  honored: boolean
}

/** Changes in the catalogue since the current version was sent; none while the quote is not on offer. */
export async function offerChanges(container: MedusaContainer, quote: QuoteWithItems): Promise<StaleChange[]> {
  const sent = await sentVersion(container, quote)
  if (!sent) {
    return []
  }
  const { items } = offerOf(quote, sent)
  const lines = items.map((item) => ({
    id: item.id,
    title: item.title,
    variant_id: item.variant_id,
    quantity: exactOf(item, "quantity") ?? 0,
  }))
  // Versions sent before this was kept have the price that was calculated when the line was written.
  const was = (sent.market as unknown as Market | null) ?? {
    prices: Object.fromEntries(
      items.map((item) => [item.id, item.list_price === null ? null : String(item.list_price)])
    ),
    promotions: null,
  }
  return marketChanges(lines, was, await marketOf(container, quote, lines))
}

/** What a rep should know about an offer that went out some time ago; null while nothing changed or nothing is on offer. */
export async function staleOffer(container: MedusaContainer, quote: QuoteWithItems): Promise<StaleOffer | null> {
  const sent = await sentVersion(container, quote)
  if (!sent) {
    return null
  }
  const changes = await offerChanges(container, quote)
  const offer = offerOf(quote, sent)
  const part = chosenPart(offer, chosenItems(`Quote ${quote.number}`, offer.items, undefined))
  // Goods that are gone cannot be taxed; that they are gone is told already.
  const tax_changed = !changes.some(({ kind }) => kind === "gone") && !(await isTaxUnchanged(container, part))
  const seen = (quote.honored as unknown as { fingerprint: string } | null)?.fingerprint
  const honored = changes.length > 0 && seen === changesFingerprint(changes)
  return changes.length || tax_changed ? { changes, tax_changed, honored } : null
}

async function sentVersion(container: MedusaContainer, quote: QuoteWithItems): Promise<QuoteVersionRow | undefined> {
  if (quote.status !== "sent") {
    return undefined
  }
  const [sent] = await quoteModule(container).listCrmQuoteVersions({ quote_id: quote.id, version: quote.version })
  return sent as unknown as QuoteVersionRow | undefined
}
