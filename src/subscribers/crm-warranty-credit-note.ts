import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { RECEIVABLE_MODULE } from "../modules/receivable"
import type { ReceivableModuleService } from "../modules/receivable/service"
import { CrmEvents } from "../shared/events"
import { hearWarrantiesOnEvent } from "../workflows/warranty/hear-order"

/** A plan that was sold and is paid back covers nothing any more. */
export default async function crmWarrantyCreditNote({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [note] = await receivable.listCrmCreditNotes({ id: event.data.id }, { take: 1 })
  await (note?.order_id && hearWarrantiesOnEvent(container, note.order_id))
}

export const config: SubscriberConfig = {
  event: CrmEvents.CREDIT_NOTE_ISSUED,
  context: { subscriberId: "crm-warranty-credit-note" },
}
