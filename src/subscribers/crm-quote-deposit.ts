import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, PaymentEvents } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../modules/quote"
import type { QuoteModuleService } from "../modules/quote/service"
import { QuoteDepositRow } from "../modules/quote/types"
import { refreshDeposit } from "../workflows/quote/deposit/refresh-deposit"

/** A captured payment may be a quote's deposit. May come twice; opening the buyer's page finds what never came. */
export default async function crmQuoteDeposit({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "payment",
    fields: ["payment_collection_id"],
    filters: { id: event.data.id },
  })
  const payment_collection_id = data[0]?.payment_collection_id
  if (!payment_collection_id) {
    return
  }
  const [deposit] = await container
    .resolve<QuoteModuleService>(QUOTE_MODULE)
    .listCrmQuoteDeposits({ payment_collection_id })
  await (deposit && refreshDeposit(container, deposit as unknown as QuoteDepositRow))
}

export const config: SubscriberConfig = {
  event: PaymentEvents.CAPTURED,
  context: { subscriberId: "crm-quote-deposit" },
}
