import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents } from "@medusajs/framework/utils"

import { hearOrderOnEvent } from "../workflows/delivery/hear-order"
import { ordersOfFulfillment } from "../workflows/shared/orders-of-fulfillment"

/** As goods leave or come, dates of what came are settled, and addresses nobody confirmed are asked for no more. */
export default async function crmDeliveryGoods({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  for (const order_id of await ordersOfFulfillment(container, event.data.id)) {
    await hearOrderOnEvent(container, order_id)
  }
}

export const config: SubscriberConfig = {
  event: [FulfillmentWorkflowEvents.DELIVERY_CREATED, FulfillmentWorkflowEvents.SHIPMENT_CREATED],
  context: { subscriberId: "crm-delivery-goods" },
}
