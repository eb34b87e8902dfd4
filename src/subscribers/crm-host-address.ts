import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"

import { copyCustomers } from "../workflows/interaction/copy-customers"

/** The host tells of addresses by its internal events only (2.21.2); country and city of a customer are theirs. */
export default async function crmHostAddress({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>): Promise<void> {
  const addresses = await container
    .resolve(Modules.CUSTOMER)
    .listCustomerAddresses({ id: [event.data.id].flat() }, { select: ["id", "customer_id"] })
  await copyCustomers(container, [...new Set(addresses.map(({ customer_id }) => customer_id))])
}

export const config: SubscriberConfig = {
  event: ["customer.customer-address.created", "customer.customer-address.updated"],
  context: { subscriberId: "crm-host-address" },
}
