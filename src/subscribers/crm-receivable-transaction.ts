import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"

import { syncOnEvent } from "../workflows/receivable/host/sync-on-event"

/**
 * Every change of an order's ledger. The host captures at checkout, and refunds on cancel, without a public event (2.21.2);
 * this internal one comes in all cases.
 */
export default async function crmReceivableTransaction({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const [transaction] = await container
    .resolve(Modules.ORDER)
    .listOrderTransactions({ id: [event.data.id] }, { select: ["id", "order_id"] })
  if (transaction?.order_id) {
    await syncOnEvent(container, { order_id: transaction.order_id })
  }
}

export const config: SubscriberConfig = {
  event: "order.order-transaction.created",
  context: { subscriberId: "crm-receivable-transaction" },
}
