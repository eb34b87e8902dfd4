import { MedusaContainer } from "@medusajs/framework/types"

import { QuoteDepositRow } from "../../../modules/quote/types"
import { exactOf } from "../../../shared/exact"
import { collectionOf, collectPayment, isCollected, isPaidBack } from "../../shared/payment/collect-payment"
import { quoteModule } from "../steps/quote-module"
import { holdingDeposit } from "./hold-deposit"
import { showDepositOnOrder } from "./show-on-order"

/** How long the making of an order waits for who is asking the provider just then. */
const PATIENCE_MS = 5_000

/**
 * Brings a deposit up to what the host's payment module knows: asks a redirecting provider whether the buyer has paid, takes the
 * money, marks the deposit paid, hands it to the quote's order when there is one, and notices when it was paid back.
 * Safe to call any number of times; while someone else does it, nothing is done.
 *
 * @param made - an order that is being made of the quote, which does not know it yet
 */
export async function refreshDeposit(
  container: MedusaContainer,
  id: string,
  made?: { order_id: string }
): Promise<void> {
  await holdingDeposit(container, id, () => refreshHeld(container, id, made?.order_id), made ? PATIENCE_MS : 0)
}

/** The same for who holds the deposit already. @returns the deposit as it is then */
export async function refreshHeld(
  container: MedusaContainer,
  id: string,
  made_order_id?: string
): Promise<QuoteDepositRow> {
  const quotes = quoteModule(container)
  const read = async () => (await quotes.retrieveCrmQuoteDeposit(id)) as unknown as QuoteDepositRow
  let deposit = await read()
  const amount = exactOf(deposit, "amount") ?? 0
  if (deposit.status === "pending" && isCollected(await collectPayment(container, deposit), { amount })) {
    await quotes.markDeposit(id, { status: "paid" })
    deposit = await read()
  }
  if (deposit.status === "paid") {
    const quote = await quotes.retrieveCrmQuote(deposit.quote_id, { select: ["order_id"] })
    const order_id = made_order_id ?? quote.order_id
    if (order_id) {
      // Shown first and marked then: a crash in between is made up for by doing both again.
      await showDepositOnOrder(container, deposit, order_id)
      await quotes.markDeposit(id, { status: "taken_over", order_id })
      deposit = await read()
    }
  }
  if (deposit.status === "paid" || deposit.status === "taken_over") {
    if (isPaidBack(await collectionOf(container, deposit))) {
      await quotes.markDeposit(id, { status: "refunded" })
      deposit = await read()
    }
  }
  return deposit
}

/** Brings the deposit of a quote up to date; nothing when there is none. */
export async function refreshDepositOf(
  container: MedusaContainer,
  quote_id: string,
  made?: { order_id: string }
): Promise<QuoteDepositRow | null> {
  const find = async () => (await quoteModule(container).listCrmQuoteDeposits({ quote_id }))[0] ?? null
  const deposit = await find()
  if (!deposit || deposit.status === "refunded") {
    return deposit as unknown as QuoteDepositRow | null
  }
  await refreshDeposit(container, deposit.id, made)
  return (await find()) as unknown as QuoteDepositRow
}
