import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, PaymentEvents } from "@medusajs/framework/utils"

import { syncOnEvent } from "../workflows/receivable/host/sync-on-event"
import { collectionOfPayment } from "../workflows/shared/payment/collection-of-payment"

/** Money taken or given back in the host. The event only says where to look: the order's own ledger says what happened. */
export default async function crmReceivablePayment({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const payment_collection_id = await collectionOfPayment(container, event.data.id)
  if (!payment_collection_id) {
    return
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: links } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id"],
    filters: { payment_collection_id },
  })
  for (const { order_id } of links as { order_id: string }[]) {
    await syncOnEvent(container, { order_id })
  }
}

export const config: SubscriberConfig = {
  event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED],
  context: { subscriberId: "crm-receivable-payment" },
}
