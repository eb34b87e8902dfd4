import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { HeldQuote } from "../../../modules/quote/sql/held-quotes"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { quoteModule } from "../steps/quote-module"
import { releaseQuote } from "./release-quote"
import { endStockHold } from "./stock-hold"

const PAGE = 100

/**
 * Judges quotes that wait once more, the first accepted first, and releases those that the policy has nothing against any more. May
 * run on every server at once.
 *
 * @param debtor_id - whose; everyone's when left out
 * @returns ids of the quotes that were released
 */
export async function redecideHolds(container: MedusaContainer, debtor_id?: string): Promise<string[]> {
  const released: string[] = []
  for (let after: HeldQuote | null = null; ;) {
    const held: HeldQuote[] = await quoteModule(container).heldQuotes({ debtor_id, after, limit: PAGE })
    for (const { id } of held) {
      if (await redecide(container, id)) {
        released.push(id)
      }
    }
    if (held.length < PAGE) {
      return released
    }
    after = held[held.length - 1]
  }
}

/** Ends what it holds of the stock when its days are over. One that fails keeps none of the others waiting; it is judged again with the next run. */
async function redecide(container: MedusaContainer, quote_id: string): Promise<boolean> {
  try {
    await endStockHold(container, await quoteModule(container).getQuote(quote_id))
    return await releaseQuote(container, { quote_id, by_hand: false, actor: SYSTEM_ACTOR })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The hold of quote ${quote_id} was not judged: ${(error as Error).message}`)
    return false
  }
}
