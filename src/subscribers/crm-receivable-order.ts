import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderEditWorkflowEvents, OrderWorkflowEvents } from "@medusajs/framework/utils"

import { syncOnEvent } from "../workflows/receivable/host/sync-on-event"

type OrderEvent = { id?: string; order_id?: string }

/** Keeps what is known of a host order up to date; any of these events may come late, twice or never. */
export default async function crmReceivableOrder({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  const orderId = event.data.order_id ?? event.data.id
  if (orderId) {
    const occasion = event.name === OrderWorkflowEvents.PLACED ? ("placed" as const) : undefined
    await syncOnEvent(container, { order_id: orderId, occasion })
  }
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.PLACED,
    OrderWorkflowEvents.UPDATED,
    OrderWorkflowEvents.CANCELED,
    OrderWorkflowEvents.COMPLETED,
    OrderWorkflowEvents.RETURN_RECEIVED,
    OrderWorkflowEvents.CLAIM_CREATED,
    OrderWorkflowEvents.EXCHANGE_CREATED,
    OrderEditWorkflowEvents.CONFIRMED,
  ],
  context: { subscriberId: "crm-receivable-order" },
}
