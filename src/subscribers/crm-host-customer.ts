import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CustomerWorkflowEvents } from "@medusajs/framework/utils"

import { copyCustomers } from "../workflows/interaction/copy-customers"

type CustomerEvent = { id: string } | { id: string }[]

/** Keeps what lists show of a customer up to date; any of these events may come late, twice or never. */
export default async function crmHostCustomer({ event, container }: SubscriberArgs<CustomerEvent>): Promise<void> {
  const ids = [event.data].flat().map(({ id }) => id)
  await copyCustomers(container, ids)
}

export const config: SubscriberConfig = {
  event: [CustomerWorkflowEvents.CREATED, CustomerWorkflowEvents.UPDATED, CustomerWorkflowEvents.DELETED],
  context: { subscriberId: "crm-host-customer" },
}
