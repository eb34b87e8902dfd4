import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PaymentEvents } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../modules/quote"
import type { QuoteModuleService } from "../modules/quote/service"
import { SYSTEM_ACTOR } from "../shared/actor"
import { releaseQuote } from "../workflows/quote/credit/release-quote"
import { refreshDeposit } from "../workflows/quote/deposit/refresh-deposit"
import { collectionOfPayment } from "../workflows/shared/payment/collection-of-payment"

/** A payment captured or given back may be a quote's deposit, for which the quote may be on hold. May come twice; job and buyer's page find what never came. */
export default async function crmQuoteDeposit({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const payment_collection_id = await collectionOfPayment(container, event.data.id)
  if (!payment_collection_id) {
    return
  }
  const [deposit] = await container
    .resolve<QuoteModuleService>(QUOTE_MODULE)
    .listCrmQuoteDeposits({ payment_collection_id })
  if (deposit) {
    await refreshDeposit(container, deposit.id)
    await releaseQuote(container, { quote_id: deposit.quote_id, by_hand: false, actor: SYSTEM_ACTOR })
  }
}

export const config: SubscriberConfig = {
  event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED],
  context: { subscriberId: "crm-quote-deposit" },
}
