import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"

import { QuoteDepositRow } from "../../../modules/quote/types"
import { AmountInput } from "../../../shared/money"
import { amountOf, capturesOf, collectionOf } from "../../shared/payment/collect-payment"

const linkOf = ({ payment_collection_id }: Pick<QuoteDepositRow, "payment_collection_id">, order_id: string) => ({
  [Modules.ORDER]: { order_id },
  [Modules.PAYMENT]: { payment_collection_id },
})

/** The order shows the money: its collection, one transaction in its ledger per capture, and the rest to pay. Twice is the same as once. */
export async function showDepositOnOrder(
  container: MedusaContainer,
  deposit: QuoteDepositRow,
  order_id: string
): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.LINK).create(linkOf(deposit, order_id))
  const orders = container.resolve(Modules.ORDER)
  const shown = await orders.listOrderTransactions({ order_id, reference: "capture" }, { take: null as never })
  const captures = capturesOf(await collectionOf(container, deposit))
  for (const capture of captures.filter(({ id }) => !shown.some(({ reference_id }) => reference_id === id))) {
    await orders.addOrderTransactions({
      order_id,
      amount: amountOf(capture) as never,
      currency_code: deposit.currency_code,
      reference: "capture",
      reference_id: capture.id,
    })
  }
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id } })
  await askNothingMore(container, order_id)
}

/** Takes it off an order that is taken back; the order's ledger goes with the order. */
export const hideDepositFromOrder = async (
  container: MedusaContainer,
  deposit: Pick<QuoteDepositRow, "payment_collection_id">,
  order_id: string
): Promise<void> => {
  await container.resolve(ContainerRegistrationKeys.LINK).dismiss(linkOf(deposit, order_id))
}

type Paid = {
  summary: { raw_pending_difference?: AmountInput; pending_difference: AmountInput }
  payment_collections: { id: string; status: string }[]
}

/** A part may cost less than the deposit: the host leaves the open collection as it was where more came in than is asked (2.21.2). */
async function askNothingMore(container: MedusaContainer, order_id: string): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["summary", "payment_collections.id", "payment_collections.status"],
    filters: { id: order_id },
  })
  const { summary, payment_collections } = data[0] as unknown as Paid
  if (MathBN.lt(summary.raw_pending_difference ?? summary.pending_difference, 0)) {
    for (const { id } of payment_collections.filter(({ status }) => status === "not_paid")) {
      await container.resolve(Modules.PAYMENT).updatePaymentCollections(id, { amount: 0 as never })
    }
  }
}
