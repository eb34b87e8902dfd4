import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { CrmEvents } from "../shared/events"
import { sendIssueMail } from "../workflows/receivable/mail/mail-on-issue"

/** Mails an invoice or credit note as it is issued, where that was planned. */
export default async function crmDocumentMail({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const reference = event.name === CrmEvents.INVOICE_ISSUED ? "crm_invoice" : "crm_credit_note"
  await sendIssueMail(container, reference, event.data.id)
}

export const config: SubscriberConfig = {
  event: [CrmEvents.INVOICE_ISSUED, CrmEvents.CREDIT_NOTE_ISSUED],
  context: { subscriberId: "crm-document-mail" },
}
