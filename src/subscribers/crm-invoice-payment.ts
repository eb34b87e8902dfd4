import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PaymentEvents } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../modules/receivable"
import type { ReceivableModuleService } from "../modules/receivable/service"
import { refreshInvoicePayment } from "../workflows/receivable/online/refresh-invoice-payment"
import { collectionOfPayment } from "../workflows/shared/payment/collection-of-payment"

/** A payment captured or given back may be one that was begun on an invoice's page. May come twice; job and page find what never came. */
export default async function crmInvoicePayment({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const payment_collection_id = await collectionOfPayment(container, event.data.id)
  if (!payment_collection_id) {
    return
  }
  const [begun] = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .listCrmInvoicePayments({ payment_collection_id })
  await (begun && refreshInvoicePayment(container, begun.id))
}

export const config: SubscriberConfig = {
  event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED],
  context: { subscriberId: "crm-invoice-payment" },
}
