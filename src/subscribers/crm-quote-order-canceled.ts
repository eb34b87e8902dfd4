import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"

import { refreshDepositOf } from "../workflows/quote/deposit/refresh-deposit"
import { openCanceledOrder } from "../workflows/quote/order-canceled"
import { quoteModule } from "../workflows/quote/steps/quote-module"

/**
 * Opens again what a canceled order had ordered of a quote; the host has given back what was paid on it, a deposit too.
 * May come twice; the reconcile job finds what never came.
 */
export default async function crmQuoteOrderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const order_id = event.data.id
  await openCanceledOrder(container, order_id)
  const [conversion] = await quoteModule(container).listCrmQuoteConversions({ order_id }, { select: ["quote_id"] })
  await (conversion && refreshDepositOf(container, conversion.quote_id))
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.CANCELED,
  context: { subscriberId: "crm-quote-order-canceled" },
}
