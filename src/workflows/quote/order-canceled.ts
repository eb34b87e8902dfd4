import { MedusaContainer } from "@medusajs/framework/types"

import { SYSTEM_ACTOR } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { announce } from "../shared/announce"
import { quoteModule } from "./steps/quote-module"

/**
 * Opens again what a canceled order had ordered of a quote. Emits `crm_quote.order_canceled` with `{ id }` the first time, of which
 * the quote's rep is told.
 *
 * @returns whether this call did
 */
export async function openCanceledOrder(container: MedusaContainer, order_id: string): Promise<boolean> {
  if (!(await quoteModule(container).cancelConversion(order_id, SYSTEM_ACTOR))) {
    return false
  }
  const [{ quote_id }] = await quoteModule(container).listCrmQuoteConversions({ order_id }, { select: ["quote_id"] })
  await announce(container, CrmEvents.QUOTE_ORDER_CANCELED, [{ id: quote_id }])
  return true
}
