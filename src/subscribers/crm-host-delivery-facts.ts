import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents } from "@medusajs/framework/utils"

import { noteFactsOnEvent } from "../workflows/interaction/note-host-facts"
import { ordersOfFulfillment } from "../workflows/shared/orders-of-fulfillment"

/** Notes shipments and deliveries on the customer's timeline. */
export default async function crmHostDeliveryFacts({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  for (const order_id of await ordersOfFulfillment(container, event.data.id)) {
    await noteFactsOnEvent(container, order_id)
  }
}

export const config: SubscriberConfig = {
  event: [FulfillmentWorkflowEvents.DELIVERY_CREATED, FulfillmentWorkflowEvents.SHIPMENT_CREATED],
  context: { subscriberId: "crm-host-delivery-facts" },
}
