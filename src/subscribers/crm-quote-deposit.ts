import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PaymentEvents } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../modules/quote"
import type { QuoteModuleService } from "../modules/quote/service"
import { refreshDeposit } from "../workflows/quote/deposit/refresh-deposit"
import { collectionOfPayment } from "../workflows/shared/payment/collection-of-payment"

/** A payment captured or given back may be a quote's deposit. May come twice; job and buyer's page find what never came. */
export default async function crmQuoteDeposit({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const payment_collection_id = await collectionOfPayment(container, event.data.id)
  if (!payment_collection_id) {
    return
  }
  const [deposit] = await container
    .resolve<QuoteModuleService>(QUOTE_MODULE)
    .listCrmQuoteDeposits({ payment_collection_id })
  await (deposit && refreshDeposit(container, deposit.id))
}

export const config: SubscriberConfig = {
  event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED],
  context: { subscriberId: "crm-quote-deposit" },
}
