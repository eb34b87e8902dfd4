import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"

import { noteFactsOfPlaced, noteFactsOnEvent } from "../workflows/interaction/note-host-facts"

type OrderEvent = { id?: string; order_id?: string }

/** Notes on the customer's timeline what happened to an order; any of these events may come late, twice or never. */
export default async function crmHostFacts({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  const order_id = event.data.order_id ?? event.data.id
  if (order_id) {
    await (event.name === OrderWorkflowEvents.PLACED ? noteFactsOfPlaced : noteFactsOnEvent)(container, order_id)
  }
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.PLACED,
    OrderWorkflowEvents.CANCELED,
    OrderWorkflowEvents.COMPLETED,
    OrderWorkflowEvents.FULFILLMENT_CREATED,
    OrderWorkflowEvents.FULFILLMENT_CANCELED,
    OrderWorkflowEvents.RETURN_REQUESTED,
    OrderWorkflowEvents.RETURN_RECEIVED,
  ],
  context: { subscriberId: "crm-host-facts" },
}
