import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents } from "@medusajs/framework/utils"

import { ordersOfFulfillment } from "../workflows/shared/orders-of-fulfillment"
import { hearWarrantiesOnEvent } from "../workflows/warranty/hear-order"

/** As goods leave and arrive, their cover begins, once however often the event comes. */
export default async function crmWarrantyGoods({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  for (const order_id of await ordersOfFulfillment(container, event.data.id)) {
    await hearWarrantiesOnEvent(container, order_id)
  }
}

export const config: SubscriberConfig = {
  event: [FulfillmentWorkflowEvents.DELIVERY_CREATED, FulfillmentWorkflowEvents.SHIPMENT_CREATED],
  context: { subscriberId: "crm-warranty-goods" },
}
