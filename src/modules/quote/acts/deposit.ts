import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { AmountInput } from "../../../shared/money"
import type { QuoteStore } from "../store"
import { QuoteDepositRow } from "../types"

export type OpenDepositInput = {
  amount: AmountInput
  payment_collection_id: string
  provider_id: string
}

/**
 * Notes that the buyer begins to pay the deposit of the accepted version. Whoever comes second gets the first one's.
 *
 * @throws NOT_ALLOWED unless the quote is accepted
 */
export async function openDeposit(
  store: QuoteStore,
  quote_id: string,
  input: OpenDepositInput,
  actor: Actor,
  context: Context
): Promise<QuoteDepositRow> {
  const quote = await store.lock_(quote_id, context)
  if (quote.status !== "accepted") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Quote ${quote.number} is ${quote.status}; its deposit can be paid when it is accepted.`
    )
  }
  const [known] = await store.listCrmQuoteDeposits({ quote_id, status: ["pending", "paid", "taken_over"] }, {}, context)
  if (known) {
    return known as unknown as QuoteDepositRow
  }
  const { version, currency_code } = quote
  const row = { quote_id, version, currency_code, status: "pending" as const, ...input, amount: input.amount as never }
  const deposit = await store.createCrmQuoteDeposits(row, context)
  await store.record_(quote_id, "deposit_started", null, actor, null, context)
  return deposit as unknown as QuoteDepositRow
}

/**
 * Marks a deposit paid, or taken over by an order. Doing it twice changes nothing.
 *
 * @returns whether this call marked it
 */
export async function markDeposit(
  store: QuoteStore,
  id: string,
  mark: { status: "paid" } | { status: "taken_over"; order_id: string },
  context: Context
): Promise<boolean> {
  const { quote_id } = await store.retrieveCrmQuoteDeposit(id, { select: ["quote_id"] }, context)
  await store.lock_(quote_id, context)
  const before = await store.retrieveCrmQuoteDeposit(id, {}, context)
  if (before.status !== (mark.status === "paid" ? "pending" : "paid")) {
    return false
  }
  const paid = mark.status === "paid" ? { paid_at: new Date() } : {}
  await store.updateCrmQuoteDeposits({ id, ...mark, ...paid }, context)
  await store.record_(quote_id, `deposit_${mark.status}`, null, SYSTEM_ACTOR, null, context)
  return true
}
