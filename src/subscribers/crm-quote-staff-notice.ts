import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../modules/access"
import type { AccessModuleService } from "../modules/access/service"
import { CrmEvents } from "../shared/events"
import { ownerAddress, staffAddress } from "../workflows/quote/mail/addresses"
import { tellOfHold } from "../workflows/quote/mail/hold-notice"
import { tellStaff } from "../workflows/quote/mail/staff-notice"
import { quoteModule } from "../workflows/quote/steps/quote-module"

/** Tells staff what waits for them: a request, a question, an approval asked or decided, an order that was canceled, an accepted quote on hold. Each is told once. */
export default async function crmQuoteStaffNotice({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const quote = await quoteModule(container).getQuote(event.data.id)
  const some = (address: string | null): string[] => (address ? [address] : [])
  if (event.name === CrmEvents.QUOTE_HELD) {
    return tellOfHold(container, quote)
  }
  if (event.name === CrmEvents.QUOTE_REQUESTED) {
    const to = some(await staffAddress(container, quote.owner_id))
    const kind = quote.source === "lead" ? "lead" : "requested"
    return tellStaff(container, quote.id, { kind, to, note: quote.request_note, key: quote.source })
  }
  if (event.name === CrmEvents.QUOTE_QUESTION_ASKED) {
    // Two questions at once come as two events, of which each may see both; each question is told once by its own key.
    const messages = await quoteModule(container).listCrmQuoteMessages(
      { quote_id: quote.id, author_type: "buyer" },
      { order: { created_at: "DESC", id: "DESC" }, take: Math.max(quote.unanswered_messages, 1) }
    )
    const to = some(await staffAddress(container, quote.owner_id))
    for (const message of messages.reverse()) {
      await tellStaff(container, quote.id, { kind: "question", to, note: message.text, key: message.id })
    }
    return
  }
  if (event.name === CrmEvents.QUOTE_ORDER_CANCELED) {
    const canceled = await quoteModule(container).listCrmQuoteConversions({ quote_id: quote.id, state: "canceled" })
    const to = some(await staffAddress(container, quote.owner_id))
    for (const { id } of canceled) {
      await tellStaff(container, quote.id, { kind: "order_canceled", to, key: id })
    }
    return
  }
  const { latest } = await quoteModule(container).approvalOf(quote)
  if (!latest) {
    return
  }
  const key = `${latest.id}:${latest.status}`
  if (event.name === CrmEvents.QUOTE_SUBMITTED) {
    const to = await approverAddresses(container, latest.approver_ids as unknown as string[] | null)
    return tellStaff(container, quote.id, { kind: "submitted", to, note: latest.note, key })
  }
  const kind = event.name === CrmEvents.QUOTE_APPROVED ? "approved" : "rejected"
  const to = some(await ownerAddress(container, latest.requested_by))
  return tellStaff(container, quote.id, { kind, to, note: latest.decision_note, key })
}

/** Those the request names, else everyone with the right; nobody where access was never set up, for the bell tells all. */
async function approverAddresses(container: MedusaContainer, named: string[] | null): Promise<string[]> {
  const ids =
    named ??
    (
      await container
        .resolve<AccessModuleService>(ACCESS_MODULE)
        .listCrmAccessMembers({ can_approve: true }, { select: ["user_id"], take: 100 })
    ).map(({ user_id }) => user_id)
  const users = ids.length ? await container.resolve(Modules.USER).listUsers({ id: ids }, { select: ["email"] }) : []
  return users.map(({ email }) => email)
}

export const config: SubscriberConfig = {
  event: [
    CrmEvents.QUOTE_REQUESTED,
    CrmEvents.QUOTE_QUESTION_ASKED,
    CrmEvents.QUOTE_SUBMITTED,
    CrmEvents.QUOTE_APPROVED,
    CrmEvents.QUOTE_REJECTED,
    CrmEvents.QUOTE_ORDER_CANCELED,
    CrmEvents.QUOTE_HELD,
  ],
  context: { subscriberId: "crm-quote-staff-notice" },
}
