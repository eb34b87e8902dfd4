import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { CrmEvents } from "../shared/events"
import { sendDecisionMails } from "../workflows/quote/mail/decision-mails"

/** Mails what a buyer decided on their page to both sides. */
export default async function crmQuoteDecisionMail({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await sendDecisionMails(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: [CrmEvents.QUOTE_ACCEPTED, CrmEvents.QUOTE_DECLINED],
  context: { subscriberId: "crm-quote-decision-mail" },
}
