import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"

import { QuoteDepositRow } from "../../../modules/quote/types"
import { AmountInput } from "../../../shared/money"
import { exactOf } from "../../../shared/exact"
import { redirects } from "./redirect"

type Movement = { id: string; amount: AmountInput; raw_amount?: { value: string } | null }
type Payment = {
  id: string
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

/** What the host's payment module knows of a deposit. */
export const collectionOf = async (
  container: MedusaContainer,
  { payment_collection_id }: Pick<QuoteDepositRow, "payment_collection_id">
): Promise<Collection> =>
  (await container.resolve(Modules.PAYMENT).retrievePaymentCollection(payment_collection_id, {
    relations: ["payments", "payments.captures", "payments.refunds", "payment_sessions"],
  })) as unknown as Collection

/**
 * Asks a redirecting provider whether the buyer has paid, and takes what is promised. The caller holds the deposit.
 *
 * @returns whether the whole deposit has come in
 */
export async function collectDeposit(container: MedusaContainer, deposit: QuoteDepositRow): Promise<boolean> {
  await authorizeOpenSessions(container, deposit)
  const promised = (await collectionOf(container, deposit)).payments ?? []
  for (const payment of promised.filter(({ captures, canceled_at }) => !canceled_at && !captures?.length)) {
    await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
  }
  const captured = sumOf(capturesOf(await collectionOf(container, deposit)))
  return MathBN.gte(captured, exactOf(deposit, "amount") ?? 0)
}

async function authorizeOpenSessions(container: MedusaContainer, deposit: QuoteDepositRow): Promise<void> {
  const { payments, payment_sessions } = await collectionOf(container, deposit)
  const known = redirects(container)
  // Other providers tell the host by themselves; asking the manual one would take its word for money nobody sent.
  const open = payments?.length ? [] : (payment_sessions ?? []).filter(({ provider_id }) => provider_id in known)
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
