import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"

import { AmountInput } from "../../../shared/money"
import { redirects } from "./redirect"

/** What we ask for through a payment collection of the host. */
export type AskedPayment = { payment_collection_id: string; amount: AmountInput }
export type Collected = Pick<AskedPayment, "payment_collection_id">

export type Movement = {
  id: string
  amount: AmountInput
  raw_amount?: { value: string } | null
  created_at: Date | string
}
export type Payment = {
  id: string
  provider_id: string
  captures?: Movement[] | null
  refunds?: Movement[] | null
  canceled_at?: Date | string | null
}
export type Session = {
  id: string
  provider_id: string
  status: string
  amount: AmountInput
  currency_code: string
  data: Record<string, unknown> | null
  created_at: Date | string
}
export type Collection = { id: string; payments?: Payment[] | null; payment_sessions?: Session[] | null }

/** What the host's payment module knows of a payment collection. */
export const collectionOf = async (
  container: MedusaContainer,
  { payment_collection_id }: Collected
): Promise<Collection> =>
  (await container.resolve(Modules.PAYMENT).retrievePaymentCollection(payment_collection_id, {
    relations: ["payments", "payments.captures", "payments.refunds", "payment_sessions"],
  })) as unknown as Collection

/**
 * Asks a redirecting provider whether the buyer has paid, and takes what is promised. The caller holds the payment.
 *
 * @returns what the host knows of it then
 */
export async function collectPayment(container: MedusaContainer, asked: Collected): Promise<Collection> {
  await authorizeOpenSessions(container, asked)
  const promised = (await collectionOf(container, asked)).payments ?? []
  for (const payment of promised.filter(({ captures, canceled_at }) => !canceled_at && !captures?.length)) {
    await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
  }
  return collectionOf(container, asked)
}

/** Whether the whole amount has come in. */
export const isCollected = (collection: Collection, { amount }: Pick<AskedPayment, "amount">): boolean =>
  MathBN.gte(sumOf(capturesOf(collection)), amount)

async function authorizeOpenSessions(container: MedusaContainer, asked: Collected): Promise<void> {
  const { payments, payment_sessions } = await collectionOf(container, asked)
  const known = redirects(container)
  // Other providers tell the host by themselves; asking the manual one would take its word for money nobody sent.
  const isPromised = (payments ?? []).some(({ canceled_at }) => !canceled_at)
  const open = isPromised ? [] : (payment_sessions ?? []).filter(({ provider_id }) => provider_id in known)
  for (const { id } of open) {
    await container
      .resolve(Modules.PAYMENT)
      .authorizePaymentSession(id, {})
      // Not paid yet: the provider says so by refusing.
      .catch(() => undefined)
  }
}

/** Whether everything that came in was given back. */
export function isPaidBack(collection: Collection): boolean {
  const captured = sumOf(capturesOf(collection))
  const refunded = sumOf((collection.payments ?? []).flatMap(({ refunds }) => refunds ?? []))
  return MathBN.gt(captured, 0) && MathBN.gte(refunded, captured)
}

export const capturesOf = ({ payments }: Collection): Movement[] =>
  (payments ?? []).flatMap(({ captures }) => captures ?? [])

export const amountOf = ({ raw_amount, amount }: Movement): string =>
  MathBN.convert(raw_amount?.value ?? amount).toFixed()

const sumOf = (movements: Movement[]) => MathBN.add(0, ...movements.map(amountOf))
