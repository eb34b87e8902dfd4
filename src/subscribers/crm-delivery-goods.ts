import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents } from "@medusajs/framework/utils"

import { hearOrderOnEvent } from "../workflows/delivery/hear-order"

/** As goods leave or come, dates of what came are settled, and addresses nobody confirmed are asked for no more. */
export default async function crmDeliveryGoods({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_fulfillment",
    fields: ["order_id"],
    filters: { fulfillment_id: event.data.id },
  })
  for (const { order_id } of data as { order_id: string }[]) {
    await hearOrderOnEvent(container, order_id)
  }
}

export const config: SubscriberConfig = {
  event: [FulfillmentWorkflowEvents.DELIVERY_CREATED, FulfillmentWorkflowEvents.SHIPMENT_CREATED],
  context: { subscriberId: "crm-delivery-goods" },
}
