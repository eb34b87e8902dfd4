import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { ContactInput, ContactRow } from "../../modules/interaction/types"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import { assertRoom, invoiceContactsAfter } from "../../modules/receivable/rules/invoice-contacts"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import type { InvoiceContact, InvoiceContactChange } from "../../modules/receivable/types"
import { Actor } from "../../shared/actor"
import { readHostCustomer } from "../receivable/host/customer"
import { customerGroup } from "./customer-group"
import { interactions } from "./interaction-module"

/** A contact with whether invoices are copied to them, which the customer's account says. */
export type CustomerContact = Omit<ContactRow, "deleted_at" | "id"> & {
  /** Null: known to the customer's account only, for its invoices. */
  id: string | null
  receives_invoices: boolean
}

type AccountContacts = { invoice_contacts: InvoiceContact[] | null }

/** Invoices go by the account of who stays, also those of whoever was merged into them. */
const invoiceContactsOf = async (container: MedusaContainer, customer_id: string): Promise<InvoiceContact[]> => {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { root_id } = await customerGroup(container, customer_id)
  const [account] = await receivable.listCrmCustomerAccounts(
    { customer_id: root_id },
    { select: ["id", "invoice_contacts"], take: 1 }
  )
  return (account as unknown as AccountContacts | undefined)?.invoice_contacts ?? []
}

const isSame = (a: string | null, b: string | null): boolean => Boolean(a && b && a.toLowerCase() === b.toLowerCase())

/** The people of a customer by name, those among them that only its account knows last. */
export async function contactsOfCustomer(container: MedusaContainer, customer_id: string): Promise<CustomerContact[]> {
  await readHostCustomer(container, customer_id)
  const { customer_ids } = await customerGroup(container, customer_id)
  const [rows, invoiced] = await Promise.all([
    interactions(container).listCrmContacts(
      { customer_id: customer_ids },
      { order: { name: "ASC", id: "ASC" }, take: null as never }
    ),
    invoiceContactsOf(container, customer_id),
  ])
  const contacts = rows as unknown as ContactRow[]
  const onlyInvoiced = invoiced.filter(({ email }) => !contacts.some((contact) => isSame(contact.email, email)))
  return [
    ...contacts.map(({ deleted_at: _deleted, ...contact }) => ({
      ...contact,
      receives_invoices: invoiced.some(({ email }) => isSame(contact.email, email)),
    })),
    ...onlyInvoiced.map(({ email, name, locale }) => ({
      id: null,
      customer_id,
      name: name ?? email,
      role: null,
      email,
      phone: null,
      locale: locale ?? null,
      receives_quotes: false,
      receives_dunning: false,
      receives_invoices: true,
      created_at: null as never,
      updated_at: null as never,
    })),
  ]
}

/** The customer whose contact it is, among those who are one with another; that one where nobody has it. */
export async function holderOf(container: MedusaContainer, customer_id: string, contact_id: string): Promise<string> {
  const { root_id, customer_ids } = await customerGroup(container, customer_id)
  const [contact] = await interactions(container).listCrmContacts(
    { id: contact_id, customer_id: customer_ids },
    { select: ["id", "customer_id"], take: 1 }
  )
  return contact?.customer_id ?? root_id
}

/** Who changes a contact, and whether they may change who gets invoices. */
export type ContactCaller = { actor: Actor; can_money: boolean }

/**
 * Makes or changes a contact. Whether it gets invoices is written where invoices are mailed by: the account of the customer.
 *
 * @throws as `saveContact`; FORBIDDEN to change who gets invoices without the right to act on money
 */
export async function saveCustomerContact(
  container: MedusaContainer,
  customer_id: string,
  id: string | null,
  { receives_invoices, ...input }: ContactInput & { receives_invoices?: boolean },
  caller: ContactCaller
): Promise<CustomerContact> {
  await readHostCustomer(container, customer_id)
  const [known] = id ? await interactions(container).listCrmContacts({ id, customer_id }, { take: 1 }) : []
  const before = (known as unknown as ContactRow | undefined) ?? null
  const after = { ...before, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) }
  const email = after.email ?? null
  const invoiced = await invoiceContactsOf(container, customer_id)
  const was = invoiced.some((contact) => isSame(contact.email, before?.email ?? email))
  const is = Boolean(email) && (receives_invoices ?? was)
  const mine = { email: email!, name: after.name, ...(after.locale ? { locale: after.locale } : {}) }
  const change = { remove: some(before?.email).concat(some(email)), add: is ? mine : null }
  assertInvoiceContacts(invoiced, change, caller)
  const { deleted_at: _deleted, ...contact } = await interactions(container).saveContact(
    customer_id,
    id,
    input,
    caller.actor
  )
  await changeInvoiceContacts(container, customer_id, invoiced, change, caller.actor)
  return { ...contact, receives_invoices: is }
}

/** Forgets a contact, and takes it off the account's invoices. @throws NOT_FOUND; FORBIDDEN as above */
export async function removeCustomerContact(
  container: MedusaContainer,
  customer_id: string,
  id: string,
  caller: ContactCaller
): Promise<void> {
  const [known] = await interactions(container).listCrmContacts({ id, customer_id }, { take: 1 })
  const invoiced = await invoiceContactsOf(container, customer_id)
  const change = { remove: some(known?.email) }
  assertInvoiceContacts(invoiced, change, caller)
  await interactions(container).removeContact(customer_id, id, caller.actor)
  await changeInvoiceContacts(container, customer_id, invoiced, change, caller.actor)
}

const some = (address: string | null | undefined): string[] => (address ? [address] : [])

/** The same is asked again by the account, under its lock; asked here, nothing is half done. */
function assertInvoiceContacts(
  before: InvoiceContact[],
  change: InvoiceContactChange,
  { can_money }: ContactCaller
): void {
  const next = invoiceContactsAfter(before, change)
  const emails = (contacts: InvoiceContact[]): string =>
    contacts
      .map(({ email }) => email.toLowerCase())
      .sort()
      .join()
  if (emails(before) === emails(next)) {
    return
  }
  if (!can_money) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not change who gets invoices. Someone who may change the set-up can give you this right in Settings › CRM › Access."
    )
  }
  assertRoom(before, next)
}

async function changeInvoiceContacts(
  container: MedusaContainer,
  customer_id: string,
  before: InvoiceContact[],
  change: InvoiceContactChange,
  actor: Actor
): Promise<void> {
  // Who gets none and is to get none asks nothing of the account.
  if (JSON.stringify(before) !== JSON.stringify(invoiceContactsAfter(before, change))) {
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    const { root_id } = await customerGroup(container, customer_id)
    await receivable.changeInvoiceContacts(root_id, change, actor)
  }
}
