import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents } from "@medusajs/framework/utils"

import { syncOnEvent } from "../workflows/receivable/host/sync-on-event"

/** A delivery decides the supply date and what is delivered but not invoiced; partial deliveries come as several events. */
export default async function crmReceivableDelivery({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_fulfillment",
    fields: ["order_id"],
    filters: { fulfillment_id: event.data.id },
  })
  for (const { order_id } of data as { order_id: string }[]) {
    await syncOnEvent(container, { order_id, occasion: "delivered" })
  }
}

export const config: SubscriberConfig = {
  event: [FulfillmentWorkflowEvents.DELIVERY_CREATED, FulfillmentWorkflowEvents.SHIPMENT_CREATED],
  context: { subscriberId: "crm-receivable-delivery" },
}
