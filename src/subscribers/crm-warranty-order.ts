import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderEditWorkflowEvents, OrderWorkflowEvents } from "@medusajs/framework/utils"

import { hearWarrantiesOnEvent, startsWithOrders } from "../workflows/warranty/hear-order"

type OrderEvent = { id?: string; order_id?: string }

/** Opens what starts with an order, and takes back what is returned, claimed or canceled; any of these may come late, twice or never. */
export default async function crmWarrantyOrder({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  const order_id = event.data.order_id ?? event.data.id
  if (order_id && (event.name !== OrderWorkflowEvents.PLACED || (await startsWithOrders(container)))) {
    await hearWarrantiesOnEvent(container, order_id)
  }
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.PLACED,
    OrderWorkflowEvents.CANCELED,
    OrderWorkflowEvents.FULFILLMENT_CANCELED,
    OrderWorkflowEvents.RETURN_RECEIVED,
    OrderWorkflowEvents.CLAIM_CREATED,
    OrderWorkflowEvents.EXCHANGE_CREATED,
    OrderWorkflowEvents.UPDATED,
    OrderEditWorkflowEvents.CONFIRMED,
  ],
  context: { subscriberId: "crm-warranty-order" },
}
