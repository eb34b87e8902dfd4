import { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { StaleOffer, staleOffer } from "../../../../workflows/quote/stale/stale-offer"
import { loadQuote } from "./answer"

/** What changed in the store since the offer was sent, or null; prices as numbers like every amount of an answer. */
export async function staleAnswer(req: MedusaRequest): Promise<Record<string, unknown> | null> {
  const quote = await loadQuote(req)
  try {
    const stale = await staleOffer(req.scope, quote)
    return stale && { ...stale, changes: stale.changes.map(withNumbers) }
  } catch (error) {
    // A region or customer that the host no longer has, or a tax provider that is down: the quote itself can still be read.
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`What changed since quote ${quote.number} was sent could not be found out: ${(error as Error).message}`)
    return null
  }
}

const withNumbers = (change: StaleOffer["changes"][number]) =>
  change.kind === "promotion" ? change : { ...change, was: numberOf(change.was), now: numberOf(change.now) }

const numberOf = (amount: string | null): number | null => (amount === null ? null : MathBN.convert(amount).toNumber())
