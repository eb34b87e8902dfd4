import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { CrmEvents } from "../shared/events"
import { sendDecisionMails, sendOutcomeMail } from "../workflows/quote/mail/decision-mails"

/** Mails what a buyer decided on their page to both sides, and to the buyer what came of it where it had to wait. */
export default async function crmQuoteDecisionMail({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const isOutcome = event.name === CrmEvents.QUOTE_RELEASED || event.name === CrmEvents.QUOTE_CANCELED
  await (isOutcome ? sendOutcomeMail : sendDecisionMails)(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: [CrmEvents.QUOTE_ACCEPTED, CrmEvents.QUOTE_DECLINED, CrmEvents.QUOTE_RELEASED, CrmEvents.QUOTE_CANCELED],
  context: { subscriberId: "crm-quote-decision-mail" },
}
