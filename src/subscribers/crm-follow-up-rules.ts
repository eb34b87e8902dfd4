import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  CustomerWorkflowEvents,
  FulfillmentWorkflowEvents,
  OrderWorkflowEvents,
} from "@medusajs/framework/utils"

import { Subject } from "../modules/follow-up/rules/rule-definitions"
import { CrmEvents } from "../shared/events"
import { copyCustomers } from "../workflows/interaction/copy-customers"
import { interactions } from "../workflows/interaction/interaction-module"
import { openSubjectsOf } from "../workflows/follow-up/open-subjects"
import { findHostOrder } from "../workflows/receivable/host/host-order"
import { runRulesOf } from "../workflows/follow-up/run-rules"
import { ordersOfFulfillment } from "../workflows/shared/orders-of-fulfillment"
import { syncOnEvent } from "../workflows/receivable/host/sync-on-event"

type Event = { id?: string; order_id?: string }
type About = [subject: Subject, ids: (string | null | undefined)[]]

/** Opens and closes at once what an event is about; late, twice or never, the job looks again. */
export default async function crmFollowUpRules({ event, container }: SubscriberArgs<Event | Event[]>): Promise<void> {
  for (const data of [event.data].flat()) {
    for (const [subject, found] of await aboutOf(container, event.name, data)) {
      const ids = [...new Set(found.filter((id): id is string => Boolean(id)))]
      if (ids.length) {
        await runRulesOf(container, subject, ids)
      }
    }
  }
}

async function aboutOf(container: MedusaContainer, name: string, { id, order_id }: Event): Promise<About[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const rowOf = async (entity: string, fields: string[]): Promise<Record<string, string | null> | undefined> =>
    (await query.graph({ entity, fields, filters: { id } } as never)).data[0] as never
  switch (name) {
    case CrmEvents.DISPUTE_OPENED:
    case CrmEvents.DISPUTE_RESOLVED:
      return [["crm_invoice", [(await rowOf("crm_dispute", ["invoice_id"]))?.invoice_id]]]
    case CrmEvents.PROMISE_MADE: {
      const promise = await rowOf("crm_promise", ["invoice_id", "bill_to_customer_id"])
      return [["crm_invoice", [promise?.invoice_id ?? promise?.bill_to_customer_id]]]
    }
    case CrmEvents.INTERACTION_LOGGED: {
      const [interaction] = await interactions(container).listCrmInteractions({ id }, { take: 1 })
      return interaction?.customer_id && interaction.channel !== "note"
        ? openSubjectsOf(container, interaction.customer_id)
        : []
    }
    case FulfillmentWorkflowEvents.DELIVERY_CREATED:
      return [["order", await ordersOfFulfillment(container, id!)]]
    case OrderWorkflowEvents.PLACED:
    case OrderWorkflowEvents.CANCELED: {
      const order = order_id ?? id!
      const customer_id = (await findHostOrder(container, order))?.customer_id
      const open = customer_id ? await openSubjectsOf(container, customer_id) : []
      // Most orders have nothing that waits for them; those that have are read as they are now.
      if (open.length) {
        await syncOnEvent(container, { order_id: order })
      }
      return open
    }
    case CustomerWorkflowEvents.CREATED:
      await copyCustomers(container, [id!])
      return [["customer", [id]]]
    case CrmEvents.DELIVERY_DATED:
    case CrmEvents.DELIVERY_TOLD:
    case CrmEvents.ADDRESS_ASKED:
    case CrmEvents.ADDRESS_CONFIRMED:
    case CrmEvents.ADDRESS_CORRECTED:
    case CrmEvents.ADDRESS_ACCEPTED:
    case CrmEvents.ADDRESS_REJECTED:
      return [["order", [id]]]
    case CrmEvents.WARRANTY_CLAIM_SUBMITTED:
    case CrmEvents.WARRANTY_CLAIM_APPROVED:
    case CrmEvents.WARRANTY_CLAIM_REJECTED:
    case CrmEvents.WARRANTY_CLAIM_RESOLVED:
    case CrmEvents.WARRANTY_CLAIM_CANCELED:
    case CrmEvents.WARRANTY_CLAIM_ANSWERED:
      return [["crm_warranty_claim", [id]]]
    default:
      return [[name.startsWith("crm_invoice.") ? "crm_invoice" : "crm_quote", [id]]]
  }
}

export const config: SubscriberConfig = {
  event: [
    CrmEvents.QUOTE_SENT,
    CrmEvents.QUOTE_ACCEPTED,
    CrmEvents.QUOTE_DECLINED,
    CrmEvents.QUOTE_CANCELED,
    CrmEvents.QUOTE_CONVERTED,
    CrmEvents.QUOTE_HELD,
    CrmEvents.QUOTE_RELEASED,
    CrmEvents.QUOTE_QUESTION_ASKED,
    CrmEvents.QUOTE_ANSWERED,
    CrmEvents.INVOICE_ISSUED,
    CrmEvents.INVOICE_PAID,
    CrmEvents.INVOICE_VOIDED,
    CrmEvents.DISPUTE_OPENED,
    CrmEvents.DISPUTE_RESOLVED,
    CrmEvents.PROMISE_MADE,
    CrmEvents.INTERACTION_LOGGED,
    CrmEvents.DELIVERY_DATED,
    CrmEvents.DELIVERY_TOLD,
    CrmEvents.ADDRESS_ASKED,
    CrmEvents.ADDRESS_CONFIRMED,
    CrmEvents.ADDRESS_CORRECTED,
    CrmEvents.ADDRESS_ACCEPTED,
    CrmEvents.ADDRESS_REJECTED,
    CrmEvents.WARRANTY_CLAIM_SUBMITTED,
    CrmEvents.WARRANTY_CLAIM_APPROVED,
    CrmEvents.WARRANTY_CLAIM_REJECTED,
    CrmEvents.WARRANTY_CLAIM_RESOLVED,
    CrmEvents.WARRANTY_CLAIM_CANCELED,
    CrmEvents.WARRANTY_CLAIM_ANSWERED,
    OrderWorkflowEvents.PLACED,
    OrderWorkflowEvents.CANCELED,
    FulfillmentWorkflowEvents.DELIVERY_CREATED,
    CustomerWorkflowEvents.CREATED,
  ],
  context: { subscriberId: "crm-follow-up-rules" },
}
