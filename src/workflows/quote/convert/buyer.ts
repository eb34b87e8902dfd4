import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"

import { QuoteWithItems } from "../../../modules/quote/types"

/**
 * The host customer a quote's order belongs to: its own, else the one with its e-mail address, else a new one without an account.
 *
 * Made before the order, because the host's own find-or-create fails when two calls race (2.21.2).
 *
 * @throws NOT_ALLOWED if the quote's customer was deleted meanwhile
 */
export async function buyerOf(container: MedusaContainer, quote: QuoteWithItems): Promise<string> {
  const customers = container.resolve(Modules.CUSTOMER)
  const filter = quote.customer_id ? { id: quote.customer_id } : { email: quote.email }
  const [known] = await customers.listCustomers(filter, { take: 1, order: { has_account: "DESC" } })
  if (known) {
    return known.id
  }
  if (quote.customer_id) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The customer of quote ${quote.number} does not exist any more.`
    )
  }
  try {
    const made = await customers.createCustomers({ email: quote.email, has_account: false })
    return made.id
  } catch (error) {
    const [raced] = await customers.listCustomers({ email: quote.email }, { take: 1 })
    if (raced) {
      return raced.id
    }
    throw error
  }
}
