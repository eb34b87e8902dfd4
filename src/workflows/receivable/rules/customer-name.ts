import { ERASED_NAME, isErased } from "../../../shared/erased"
import { HostOrder } from "../host/host-order"

type Person = {
  company_name?: string | null
  first_name?: string | null
  last_name?: string | null
  email?: string | null
}

/** How a customer is called on documents and lists: company, else person, else e-mail. */
export function customerName(customer: Person | null | undefined, email?: string | null): string | null {
  if (isErased(customer?.email)) {
    return ERASED_NAME
  }
  const person = [customer?.first_name, customer?.last_name].filter(Boolean).join(" ")
  return customer?.company_name || person || customer?.email || email || null
}

/** The name of an order's customer; a guest's comes from the billing address. */
export function orderCustomerName(order: Pick<HostOrder, "customer" | "billing_address" | "email">): string | null {
  const { customer, billing_address: address, email } = order
  if (isErased(customer?.email)) {
    return ERASED_NAME
  }
  const billed = address && {
    company_name: address.company,
    first_name: address.first_name,
    last_name: address.last_name,
  }
  return customer?.company_name || billed?.company_name || customerName({ ...billed, ...nonEmpty(customer) }, email)
}

const nonEmpty = (person: Person | null): Person =>
  Object.fromEntries(Object.entries(person ?? {}).filter(([, value]) => value)) as Person
