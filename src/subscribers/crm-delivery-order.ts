import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"

import { hearOrderOnEvent } from "../workflows/delivery/hear-order"

type OrderEvent = { id?: string; order_id?: string }

/** Takes over what an order's fulfilments promise, and what is moot as it is canceled; any of these events may come late, twice or never. */
export default async function crmDeliveryOrder({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  const order_id = event.data.order_id ?? event.data.id
  if (order_id) {
    await hearOrderOnEvent(container, order_id)
  }
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.CANCELED,
    OrderWorkflowEvents.COMPLETED,
    OrderWorkflowEvents.FULFILLMENT_CREATED,
    OrderWorkflowEvents.FULFILLMENT_CANCELED,
    OrderWorkflowEvents.RETURN_RECEIVED,
  ],
  context: { subscriberId: "crm-delivery-order" },
}
