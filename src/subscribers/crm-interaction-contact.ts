import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { CrmEvents } from "../shared/events"
import { touchQuotes } from "../workflows/interaction/touch-quotes"

/** What was said about a quote is contact with its buyer: the deal is not standing still. */
export default async function crmInteractionContact({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await touchQuotes(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: CrmEvents.INTERACTION_LOGGED,
  context: { subscriberId: "crm-interaction-contact" },
}
