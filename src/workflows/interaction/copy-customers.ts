import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import type { HostCustomerInput } from "../../modules/interaction/types"
import { customerName } from "../receivable/rules/customer-name"
import { goBack } from "./go-back"
import { interactions } from "./interaction-module"

type Address = {
  id: string
  city?: string | null
  country_code?: string | null
  is_default_billing?: boolean
  is_default_shipping?: boolean
}

type Found = {
  id: string
  email: string | null
  company_name: string | null
  first_name: string | null
  last_name: string | null
  phone: string | null
  has_account: boolean
  created_at: string | Date
  addresses?: Address[]
}

const FIELDS = [
  "id", "email", "company_name", "first_name", "last_name", "phone", "has_account", "created_at", "addresses.id", "addresses.city",
  "addresses.country_code", "addresses.is_default_billing", "addresses.is_default_shipping",
] // prettier-ignore

/** Keeps what lists show of these customers as the host has it now. Safe to repeat. */
export async function copyCustomers(container: MedusaContainer, ids: string[]): Promise<void> {
  if (!ids.length) {
    return
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "customer", fields: FIELDS, filters: { id: ids } })
  await interactions(container).keepHostCustomers(ids, (data as unknown as Found[]).map(rowOf))
}

function rowOf(customer: Found): HostCustomerInput {
  const addresses = customer.addresses ?? []
  const home =
    addresses.find((address) => address.is_default_billing) ??
    addresses.find((address) => address.is_default_shipping) ??
    addresses[0]
  const person = [customer.first_name, customer.last_name].filter(Boolean).join(" ")
  return {
    customer_id: customer.id,
    name: customerName(customer) ?? customer.id,
    person: person || null,
    email: customer.email?.toLowerCase() ?? null,
    phone: customer.phone,
    country_code: home?.country_code?.toLowerCase() ?? null,
    city: home?.city ?? null,
    address_id: home?.id ?? null,
    has_account: customer.has_account,
    registered_at: new Date(customer.created_at).toISOString(),
  }
}

const PAGE = 200
/** Older customers of one run. */
const OLDER = 5_000
const HOUR_MS = 60 * 60_000

/** Copies the customers anew whose home was one of these addresses, which the host has no more. */
export async function copyCustomersOf(container: MedusaContainer, address_ids: string[]): Promise<void> {
  const rows = await interactions(container).listCrmHostCustomers(
    { address_id: address_ids },
    { select: ["id", "customer_id"], take: null as never }
  )
  await copyCustomers(container, [...new Set(rows.map(({ customer_id }) => customer_id))])
}

/** Keeps what an event missed in the last hour, then goes on backwards through the customers from before the plugin. */
export async function reconcileCustomers(
  container: MedusaContainer,
  { since = new Date(Date.now() - HOUR_MS) }: { since?: Date } = {}
): Promise<void> {
  const customers = container.resolve(Modules.CUSTOMER)
  const recent = { updated_at: { $gte: since.toISOString() } } as never
  for (let skip = 0; ; skip += PAGE) {
    const page = { select: ["id"], order: { id: "ASC" }, take: PAGE, skip } as never
    const changed = await customers.listCustomers(recent, page)
    const moved = await customers.listCustomerAddresses(recent, {
      ...(page as object),
      select: ["id", "customer_id"],
    } as never)
    await copyCustomers(container, [
      ...new Set([...changed.map(({ id }) => id), ...moved.map(({ customer_id }) => customer_id)]),
    ])
    if (changed.length < PAGE && moved.length < PAGE) {
      break
    }
  }
  await copyHomes(container)
  await copyOlder(container)
}

/** Copies anew some of those who were copied before the address of their home was kept. */
async function copyHomes(container: MedusaContainer): Promise<void> {
  const rows = await interactions(container).listCrmHostCustomers(
    { address_id: null, country_code: { $ne: null } } as never,
    { select: ["id", "customer_id"], take: PAGE }
  )
  await copyCustomers(
    container,
    rows.map(({ customer_id }) => customer_id)
  )
}

async function copyOlder(container: MedusaContainer): Promise<void> {
  const [oldest] = await interactions(container).listCrmHostCustomers(
    {},
    { select: ["id", "customer_id"], order: { customer_id: "ASC" }, take: 1 }
  )
  await goBack({
    before: oldest?.customer_id,
    most: OLDER,
    page: PAGE,
    list: (before) =>
      container
        .resolve(Modules.CUSTOMER)
        .listCustomers(
          (before ? { id: { $lt: before } } : {}) as never,
          { select: ["id"], order: { id: "DESC" }, take: PAGE } as never
        ),
    work: (ids) => copyCustomers(container, ids),
  })
}
