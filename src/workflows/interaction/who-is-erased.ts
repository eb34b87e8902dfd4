import { MedusaContainer } from "@medusajs/framework/types"

import type { CustomerGroup } from "../../modules/interaction/types"
import { addressesOf } from "./consents"
import { houseAddresses } from "./house-addresses"
import { interactions } from "./interaction-module"

/** Everyone who is erased with a customer: who was merged into them, and who bought with the same address. */
export async function erasedWith(
  container: MedusaContainer,
  { customer_ids, ...group }: CustomerGroup
): Promise<CustomerGroup> {
  return { ...group, customer_ids: await interactions(container).sameCustomers(customer_ids) }
}

/** Addresses of everyone who is erased, and of contacts: those too that they had before, and of who is no contact any more. */
async function knownAddresses(container: MedusaContainer, { root_id, customer_ids }: CustomerGroup): Promise<string[]> {
  const contacts = await interactions(container).listCrmContacts(
    { customer_id: customer_ids },
    { select: ["id", "email"], withDeleted: true, take: null as never }
  )
  const addresses = contacts.flatMap(({ email }) => email?.toLowerCase() ?? [])
  const former = await interactions(container).formerAddresses(customer_ids)
  return [...new Set([...(await addressesOf(container, root_id)), ...addresses, ...former])]
}

/** Those of them that nobody else has: no other customer or contact, nobody of the house. */
export async function ownAddresses(container: MedusaContainer, group: CustomerGroup): Promise<string[]> {
  const addresses = await knownAddresses(container, group)
  const others = new Set([
    ...(await interactions(container).sharedAddresses(group.customer_ids, addresses)),
    ...(await houseAddresses(container)),
  ])
  return addresses.filter((address) => !others.has(address))
}
