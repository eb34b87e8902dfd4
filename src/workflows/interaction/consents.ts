import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { ContactRow } from "../../modules/interaction/types"
import type { ConsentInput, ContactConsent } from "../../modules/outbox/types"
import { Actor } from "../../shared/actor"
import { outbox } from "../outbox/send-message"
import { readCustomer } from "./customer-group"
import { interactions } from "./interaction-module"

/** Everyone at a customer who may be written to, the customer first. */
export async function addressesOf(container: MedusaContainer, customer_id: string): Promise<string[]> {
  const {
    customer: { email },
    group: { root_id, customer_ids },
  } = await readCustomer(container, customer_id)
  const merged = await interactions(container).listCrmHostCustomers(
    { customer_id: customer_ids.filter((id) => id !== root_id) },
    { select: ["id", "email"], order: { customer_id: "ASC" }, take: null as never }
  )
  const contacts = (await interactions(container).listCrmContacts(
    { customer_id: customer_ids },
    { order: { name: "ASC", id: "ASC" }, take: null as never }
  )) as unknown as ContactRow[]
  const addresses = [email, ...merged.map((customer) => customer.email), ...contacts.map((contact) => contact.email)]
  return [...new Set(addresses.flatMap((address) => (address ? [address.toLowerCase()] : [])))]
}

/** What everyone at a customer agreed to being sent. @throws NOT_FOUND */
export async function consentsOfCustomer(container: MedusaContainer, customer_id: string): Promise<ContactConsent[]> {
  return outbox(container).consents(await addressesOf(container, customer_id))
}

/** Notes what one of them says. @throws NOT_FOUND for an address that nobody at the customer has */
export async function recordCustomerConsent(
  container: MedusaContainer,
  customer_id: string,
  { email, ...input }: ConsentInput & { email: string },
  actor: Actor
): Promise<ContactConsent> {
  const known = await addressesOf(container, customer_id)
  if (!known.includes(email.toLowerCase())) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Nobody at customer ${customer_id} has the address ${email}.`)
  }
  return outbox(container).recordConsent(email, input, actor)
}
