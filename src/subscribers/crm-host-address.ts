import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"

import { copyCustomers, copyCustomersOf } from "../workflows/interaction/copy-customers"

const DELETED = "customer.customer-address.deleted"

/** The host tells of addresses by its internal events only (2.21.2); country and city of a customer are theirs. */
export default async function crmHostAddress({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>): Promise<void> {
  const ids = [event.data.id].flat()
  if (event.name === DELETED) {
    return copyCustomersOf(container, ids)
  }
  const addresses = await container
    .resolve(Modules.CUSTOMER)
    .listCustomerAddresses({ id: ids }, { select: ["id", "customer_id"] })
  await copyCustomers(container, [...new Set(addresses.map(({ customer_id }) => customer_id))])
}

export const config: SubscriberConfig = {
  event: ["customer.customer-address.created", "customer.customer-address.updated", DELETED],
  context: { subscriberId: "crm-host-address" },
}
