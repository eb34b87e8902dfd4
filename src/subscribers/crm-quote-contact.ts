import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { CrmEvents } from "../shared/events"
import { interactions } from "../workflows/interaction/interaction-module"
import { quoteModule } from "../workflows/quote/steps/quote-module"

/**
 * A call, visit or mail keeps the quotes it is about from counting as stalled; noted by hand without a quote named, all open ones of the
 * customer. A note is the house talking to itself. May come twice.
 */
export default async function crmQuoteContact({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const [interaction] = await interactions(container).listCrmInteractions({ id: event.data.id })
  if (!interaction || interaction.channel === "note") {
    return
  }
  const references = await interactions(container).listCrmInteractionReferences(
    { interaction_id: interaction.id, reference: "crm_quote" },
    { take: null as never }
  )
  const quote_ids = references.map(({ reference_id }) => reference_id)
  if (quote_ids.length) {
    await quoteModule(container).touchQuotes({ quote_ids }, new Date(interaction.occurred_at))
  } else if (interaction.source === "manual" && interaction.customer_id) {
    const { customer_id } = interaction
    await quoteModule(container).touchQuotes({ customer_id }, new Date(interaction.occurred_at))
  }
}

export const config: SubscriberConfig = {
  event: CrmEvents.INTERACTION_LOGGED,
  context: { subscriberId: "crm-quote-contact" },
}
