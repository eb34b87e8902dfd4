import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import type { ContactRow, CustomerGroup, NamedReference, ReferenceKind } from "../../../modules/interaction/types"
import { customerGroup } from "../customer-group"
import { interactions } from "../interaction-module"
import { numbersIn, orderNumbersIn } from "./numbers-in"

/** Whose a mail is and what it is about. */
export type Match = { customer_id: string | null; references: NamedReference[]; owner_id: string | null }

type Document = {
  id: string
  number: string | null
  customer_id: string | null
  bill_to_customer_id: string | null
  owner_id: string | null
}

type NamedDocument = Document & { reference: ReferenceKind }
type Words = { subject: string | null; text: string | null }

const NUMBERED: ReferenceKind[] = ["crm_quote", "crm_invoice", "crm_credit_note"]

/** Addresses of one mail that are looked for. */
const MOST = 50

/**
 * Finds the customer of a mail by the other side's addresses, and what it is about by the numbers in it.
 *
 * A person who is the contact of two customers is told apart by what the mail names. A number alone makes nobody its customer: anyone
 * can write one.
 */
export async function findCustomer(
  container: MedusaContainer,
  { addresses, subject, text }: { addresses: string[] } & Words
): Promise<Match> {
  const known = await whoTheyAre(container, await customersOf(container, addresses.slice(0, MOST)))
  if (!known.length) {
    return { customer_id: null, references: [], owner_id: null }
  }
  const found = await documentsNamed(container, numbersIn(subject, text))
  const named = known.filter((one) => found.some((document) => isOf(document, one)))
  const customer = known.length === 1 ? known[0] : named.length === 1 ? named[0] : null
  if (!customer) {
    return { customer_id: null, references: [], owner_id: null }
  }
  const orders = await ordersNamed(container, customer.customer_ids, orderNumbersIn(subject, text))
  return { customer_id: customer.root_id, ...aboutOf(customer, found, orders) }
}

/** What a mail of a customer is about by the numbers in it. */
export async function findDocuments(
  container: MedusaContainer,
  customer_id: string,
  { subject, text }: Words
): Promise<Omit<Match, "customer_id">> {
  const customer = await customerGroup(container, customer_id)
  const [found, orders] = await Promise.all([
    documentsNamed(container, numbersIn(subject, text)),
    ordersNamed(container, customer.customer_ids, orderNumbersIn(subject, text)),
  ])
  return aboutOf(customer, found, orders)
}

const isOf = (document: Document, { customer_ids }: CustomerGroup): boolean =>
  [document.customer_id, document.bill_to_customer_id].some((id) => id && customer_ids.includes(id))

function aboutOf(
  customer: CustomerGroup,
  found: NamedDocument[],
  orders: NamedReference[]
): Omit<Match, "customer_id"> {
  const about = found.filter((document) => isOf(document, customer)).slice(0, 20)
  return {
    references: [...about.map(({ reference, id, number }) => ({ reference, reference_id: id, number })), ...orders],
    owner_id: about.find(({ owner_id }) => owner_id)?.owner_id ?? null,
  }
}

/** Customers with one of these addresses, or a contact with one. Guest and registered rows of one address are one: the registered. */
async function customersOf(container: MedusaContainer, addresses: string[]): Promise<string[]> {
  if (!addresses.length) {
    return []
  }
  const best = { has_account: "DESC", created_at: "ASC" } as const
  // The host keeps an address as it was typed; the copy of its customers has it in small letters, and may come a moment later.
  const [contacts, copied, customers] = await Promise.all([
    interactions(container).listCrmContacts({ email: addresses }, { take: MOST }) as unknown as Promise<ContactRow[]>,
    interactions(container).listCrmHostCustomers(
      { email: addresses },
      { select: ["id", "customer_id", "email"], order: { has_account: "DESC", registered_at: "ASC" }, take: MOST }
    ),
    container
      .resolve(Modules.CUSTOMER)
      .listCustomers({ email: addresses }, { select: ["id", "email", "has_account"], order: best, take: MOST }),
  ])
  const byAddress = new Map<string, string>()
  const known = [...copied.map(({ customer_id, email }) => ({ id: customer_id, email })), ...customers]
  for (const { id, email } of known) {
    const address = String(email).toLowerCase()
    byAddress.set(address, byAddress.get(address) ?? id)
  }
  return [...new Set([...byAddress.values(), ...contacts.map(({ customer_id }) => customer_id)])]
}

/** Who these customers are by now, each once. */
async function whoTheyAre(container: MedusaContainer, ids: string[]): Promise<CustomerGroup[]> {
  const groups = await Promise.all(ids.map((id) => customerGroup(container, id)))
  return groups.filter(({ root_id }, place) => groups.findIndex((other) => other.root_id === root_id) === place)
}

/** Orders of the customer that a mail names: a number such as "#12" says little alone, so another's is none. */
async function ordersNamed(
  container: MedusaContainer,
  customer_ids: string[],
  numbers: string[]
): Promise<NamedReference[]> {
  const placed = numbers.length
    ? await interactions(container).listCrmHostFacts(
        { act: "placed", customer_id: customer_ids, number: numbers },
        { select: ["id", "order_id", "number"], take: 20 }
      )
    : []
  return placed.map(({ order_id, number }) => ({ reference: "order", reference_id: order_id, number }))
}

async function documentsNamed(container: MedusaContainer, numbers: string[]): Promise<NamedDocument[]> {
  if (!numbers.length) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["id", "number", "customer_id", "bill_to_customer_id", "owner_id"]
  const found = await Promise.all(
    NUMBERED.map(async (reference) => {
      const { data } = await query.graph({ entity: reference, fields, filters: { number: numbers } } as never)
      return (data as unknown as Document[]).map((document) => ({ ...document, reference }))
    })
  )
  return found.flat()
}
