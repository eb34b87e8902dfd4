import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents } from "@medusajs/framework/utils"

import { syncOnEvent } from "../workflows/receivable/host/sync-on-event"
import { ordersOfFulfillment } from "../workflows/shared/orders-of-fulfillment"

/** A delivery decides the supply date and what is delivered but not invoiced; partial deliveries come as several events. */
export default async function crmReceivableDelivery({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  for (const order_id of await ordersOfFulfillment(container, event.data.id)) {
    await syncOnEvent(container, { order_id, occasion: "delivered" })
  }
}

export const config: SubscriberConfig = {
  event: [FulfillmentWorkflowEvents.DELIVERY_CREATED, FulfillmentWorkflowEvents.SHIPMENT_CREATED],
  context: { subscriberId: "crm-receivable-delivery" },
}
