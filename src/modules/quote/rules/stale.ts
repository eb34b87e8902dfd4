import { MathBN } from "@medusajs/framework/utils"

import { contentHash } from "./content-hash"

/** What the catalogue says about an offer's lines, as decimal text, and the promotions that would apply by themselves. */
export type Market = {
  /** By the line's id; null where the catalogue does not sell it. */
  prices: Record<string, string | null>
  /** Null where nobody looked. */
  promotions: { code: string; value: string }[] | null
}

export type StaleChange = {
  item_id: string | null
  title: string
  kind: "price" | "promotion" | "gone"
  was: string | null
  now: string | null
}

type Line = { id: string; title: string; variant_id: string | null }

/**
 * What changed in the store between sending and now, line by line, then promotions by their codes.
 *
 * Lines with a price typed by hand are compared too: it is the catalogue that is looked at, not the offer, which keeps its prices.
 */
export function marketChanges(lines: readonly Line[], was: Market, now: Market): StaleChange[] {
  const changes: StaleChange[] = []
  for (const { id, title, variant_id } of lines) {
    const [before, after] = [was.prices[id] ?? null, now.prices[id] ?? null]
    if (!variant_id || before === null) {
      continue
    }
    if (after === null) {
      changes.push({ item_id: id, title, kind: "gone", was: before, now: null })
    } else if (!MathBN.eq(before, after)) {
      changes.push({ item_id: id, title, kind: "price", was: before, now: after })
    }
  }
  return [...changes, ...promotionChanges(was.promotions, now.promotions)]
}

function promotionChanges(was: Market["promotions"], now: Market["promotions"]): StaleChange[] {
  if (!was || !now) {
    return []
  }
  const valueOf = (list: NonNullable<Market["promotions"]>, code: string): string | null =>
    list.find((promotion) => promotion.code === code)?.value ?? null
  const codes = [...new Set([...was, ...now].map(({ code }) => code))].sort()
  return codes
    .map((code) => ({ code, before: valueOf(was, code), after: valueOf(now, code) }))
    .filter(({ before, after }) => before !== after)
    .map(({ code, before, after }) => ({ item_id: null, title: code, kind: "promotion", was: before, now: after }))
}

/** Tells one set of changes from another, so that honoring one does not honor the next. */
export const changesFingerprint = (changes: readonly StaleChange[]): string => contentHash(changes)
