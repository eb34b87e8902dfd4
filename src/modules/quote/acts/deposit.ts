import { Context } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { exactOf } from "../../../shared/exact"
import { AmountInput } from "../../../shared/money"
import { assertVerb } from "../rules/verbs"
import type { QuoteStore } from "../store"
import { QuoteDepositRow } from "../types"

export type OpenDepositInput = {
  amount: AmountInput
  payment_collection_id: string
  provider_id: string
}

/**
 * Notes that the buyer begins to pay the deposit of the accepted version. Whoever comes second gets the first one's, unless that
 * asks for another amount: the quote was accepted anew with other options, and nothing was paid yet.
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
  assertVerb("pay", quote)
  const [known] = await store.listCrmQuoteDeposits({ quote_id }, {}, context)
  const isOther = known?.status === "pending" && !MathBN.eq(exactOf(known, "amount") ?? 0, input.amount)
  if (known && !isOther) {
    return known as unknown as QuoteDepositRow
  }
  const { version, currency_code } = quote
  const row = { quote_id, version, currency_code, status: "pending" as const, ...input, amount: input.amount as never }
  const deposit = known
    ? await store.updateCrmQuoteDeposits({ id: known.id, ...row }, context)
    : await store.createCrmQuoteDeposits(row, context)
  await store.record_(quote_id, "deposit_started", null, actor, null, context)
  return deposit as unknown as QuoteDepositRow
}

/** What may become of a deposit, and from what. */
const DEPOSIT_TRANSITIONS = {
  paid: ["pending"],
  taken_over: ["paid"],
  refunded: ["paid", "taken_over"],
} as const satisfies Record<string, readonly QuoteDepositRow["status"][]>

export type DepositMark = { status: "paid" | "refunded" } | { status: "taken_over"; order_id: string }

/**
 * Marks a deposit paid, taken over by an order, or paid back. Doing it twice changes nothing.
 *
 * @returns whether this call marked it
 */
export async function markDeposit(
  store: QuoteStore,
  id: string,
  mark: DepositMark,
  context: Context
): Promise<boolean> {
  const { quote_id } = await store.retrieveCrmQuoteDeposit(id, { select: ["quote_id"] }, context)
  await store.lock_(quote_id, context)
  const before = await store.retrieveCrmQuoteDeposit(id, {}, context)
  const from: readonly QuoteDepositRow["status"][] = DEPOSIT_TRANSITIONS[mark.status]
  if (!from.includes(before.status)) {
    return false
  }
  const at =
    mark.status === "paid" ? { paid_at: new Date() } : mark.status === "refunded" ? { refunded_at: new Date() } : {}
  await store.updateCrmQuoteDeposits({ id, ...mark, ...at }, context)
  await store.record_(quote_id, `deposit_${mark.status}`, null, SYSTEM_ACTOR, null, context)
  return true
}

/** Takes a deposit back from an order that could not be made after all. */
export async function releaseDeposit(store: QuoteStore, id: string, order_id: string, context: Context): Promise<void> {
  const { quote_id } = await store.retrieveCrmQuoteDeposit(id, { select: ["quote_id"] }, context)
  await store.lock_(quote_id, context)
  const [deposit] = await store.listCrmQuoteDeposits({ id, status: "taken_over", order_id }, {}, context)
  if (deposit) {
    await store.updateCrmQuoteDeposits({ id, status: "paid", order_id: null }, context)
    await store.record_(quote_id, "deposit_released", null, SYSTEM_ACTOR, null, context)
  }
}
