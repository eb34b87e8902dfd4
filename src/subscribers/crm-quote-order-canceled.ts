import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../modules/quote"
import type { QuoteModuleService } from "../modules/quote/service"
import { SYSTEM_ACTOR } from "../shared/actor"

/** Opens again what a canceled order had ordered of a quote. May come twice; the reconcile job finds what never came. */
export default async function crmQuoteOrderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await container.resolve<QuoteModuleService>(QUOTE_MODULE).cancelConversion(event.data.id, SYSTEM_ACTOR)
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.CANCELED,
  context: { subscriberId: "crm-quote-order-canceled" },
}
