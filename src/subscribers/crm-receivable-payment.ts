import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, PaymentEvents } from "@medusajs/framework/utils"

import { syncOrderPaymentsWorkflow } from "../workflows/receivable/sync-order-payments"

/** Money taken or given back in the host. The event only says where to look: the order's own ledger says what happened. */
export default async function crmReceivablePayment({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: payments } = await query.graph({
    entity: "payment",
    fields: ["payment_collection_id"],
    filters: { id: event.data.id },
  })
  const collectionIds = payments.map(({ payment_collection_id }) => payment_collection_id)
  if (!collectionIds.length) {
    return
  }
  const { data: links } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id"],
    filters: { payment_collection_id: collectionIds },
  })
  for (const { order_id } of links as { order_id: string }[]) {
    await syncOrderPaymentsWorkflow(container).run({ input: { order_id } })
  }
}

export const config: SubscriberConfig = {
  event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED],
  context: { subscriberId: "crm-receivable-payment" },
}
