import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow, createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"

import { QuoteDepositRow } from "../../../modules/quote/types"
import { AmountInput } from "../../../shared/money"
import { exactOf } from "../../../shared/exact"
import { quoteModule } from "../steps/quote-module"
import { redirects } from "./redirect"

type Capture = { id: string; amount: AmountInput; raw_amount?: { value: string } | null }
type Payment = { id: string; captures?: Capture[] | null; canceled_at?: Date | string | null }
type Session = { id: string; provider_id: string; status: string }
type Collection = { id: string; payments?: Payment[] | null; payment_sessions?: Session[] | null }

/**
 * Brings a deposit up to what the host's payment module knows: asks a redirecting provider whether the buyer has paid, takes the
 * money, marks the deposit paid, and hands it to the quote's order when there is one. Safe to call any number of times.
 *
 * @param made_order_id - an order that is being made of the quote, which does not know it yet
 */
export async function refreshDeposit(
  container: MedusaContainer,
  deposit: QuoteDepositRow,
  made_order_id?: string
): Promise<void> {
  if (deposit.status === "pending") {
    await authorizeOpenSession(container, deposit)
    const captured = (await capturesOf(container, deposit)).map((capture) => amountOf(capture))
    if (MathBN.lt(MathBN.add(0, ...captured), exactOf(deposit, "amount") ?? 0)) {
      return
    }
    await quoteModule(container).markDeposit(deposit.id, { status: "paid" })
  }
  if (deposit.status !== "taken_over" && deposit.status !== "refunded") {
    const quote = await quoteModule(container).retrieveCrmQuote(deposit.quote_id, { select: ["order_id"] })
    const order_id = made_order_id ?? quote.order_id
    await (order_id && takeOver(container, deposit, order_id))
  }
}

/** Hands the paid deposit of a quote to an order of it; nothing when there is none. */
export async function takeOverDeposit(container: MedusaContainer, quote_id: string, order_id: string): Promise<void> {
  const [deposit] = await quoteModule(container).listCrmQuoteDeposits({ quote_id, status: ["pending", "paid"] })
  await (deposit && refreshDeposit(container, deposit as unknown as QuoteDepositRow, order_id))
}

/** One caller hands the deposit over, for page, event and conversion may come together; what fails is left to the next. */
async function takeOver(container: MedusaContainer, deposit: QuoteDepositRow, order_id: string): Promise<void> {
  if (!(await quoteModule(container).markDeposit(deposit.id, { status: "taken_over", order_id }))) {
    return
  }
  try {
    await showOnOrder(container, deposit, order_id)
  } catch (error) {
    await quoteModule(container).updateCrmQuoteDeposits({ id: deposit.id, status: "paid", order_id: null })
    throw error
  }
}

/** The order shows the money: its collection, one transaction in its ledger per capture, and the rest to pay. */
async function showOnOrder(container: MedusaContainer, deposit: QuoteDepositRow, order_id: string): Promise<void> {
  const { payment_collection_id, currency_code } = deposit
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id },
    [Modules.PAYMENT]: { payment_collection_id },
  })
  const orders = container.resolve(Modules.ORDER)
  const shown = await orders.listOrderTransactions({ order_id, reference: "capture" }, { take: null as never })
  const captures = await capturesOf(container, deposit)
  for (const capture of captures.filter(({ id }) => !shown.some(({ reference_id }) => reference_id === id))) {
    await orders.addOrderTransactions({
      order_id,
      amount: amountOf(capture) as never,
      currency_code,
      reference: "capture",
      reference_id: capture.id,
    })
  }
  // What is left to pay is the rest.
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id } })
}

async function authorizeOpenSession(container: MedusaContainer, deposit: QuoteDepositRow): Promise<void> {
  const { payments, payment_sessions } = await collectionOf(container, deposit)
  const known = redirects(container)
  // Other providers tell the host by themselves; asking the manual one would take its word for money nobody sent.
  const open = (payment_sessions ?? []).find(({ provider_id }) => provider_id in known)
  if (payments?.length || !open) {
    return
  }
  await container
    .resolve(Modules.PAYMENT)
    .authorizePaymentSession(open.id, {})
    // Not paid yet: the provider says so by refusing.
    .catch(() => undefined)
}

/** What was taken of a deposit's payments; what is only promised is taken now. */
async function capturesOf(container: MedusaContainer, deposit: QuoteDepositRow): Promise<Capture[]> {
  const promised = (await collectionOf(container, deposit)).payments ?? []
  for (const payment of promised.filter(({ captures, canceled_at }) => !canceled_at && !captures?.length)) {
    await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
  }
  return ((await collectionOf(container, deposit)).payments ?? []).flatMap(({ captures }) => captures ?? [])
}

const collectionOf = async (container: MedusaContainer, deposit: QuoteDepositRow): Promise<Collection> =>
  (await container.resolve(Modules.PAYMENT).retrievePaymentCollection(deposit.payment_collection_id, {
    relations: ["payments", "payments.captures", "payment_sessions"],
  })) as unknown as Collection

const amountOf = ({ raw_amount, amount }: Capture): string => MathBN.convert(raw_amount?.value ?? amount).toFixed()
