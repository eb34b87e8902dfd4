import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import { customerKind } from "../../modules/receivable/rules/account-defaults"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { ERASED_NAME, isErased } from "../../shared/erased"
import { Buyer } from "../../modules/warranty/rules/plan-choice"
import { Holder } from "../../modules/warranty/types"

type HostCustomer = Record<"first_name" | "last_name" | "company_name" | "email" | "phone", string | null> & {
  id: string
  addresses?: { country_code: string | null; is_default_shipping: boolean | null }[]
}

/** A customer of the host as entitlements name them, and what plans are chosen by. @throws NOT_FOUND */
export async function holderOf(
  container: MedusaContainer,
  filters: { id: string } | { email: string }
): Promise<Holder & Buyer> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: [
      "id", "first_name", "last_name", "company_name", "email", "phone", "has_account", "addresses.country_code",
      "addresses.is_default_shipping",
    ],
    filters,
    // Of a guest and a registered row with one mail, the registered one.
    pagination: { take: 1, skip: 0, order: { has_account: "DESC", created_at: "ASC" } },
  }) // prettier-ignore
  const [customer] = data as unknown as HostCustomer[]
  if (!customer) {
    const who = "id" in filters ? filters.id : `with the mail ${filters.email}`
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Customer ${who} was not found.`)
  }
  const [account] = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .listCrmCustomerAccounts({ customer_id: customer.id }, { take: 1 })
  if (isErased(customer.email)) {
    const nobody = { customer_email: null, customer_phone: null, country_code: null }
    return { customer_id: customer.id, customer_name: ERASED_NAME, customer_kind: "consumer", ...nobody }
  }
  const company = account?.legal_name ?? customer.company_name
  const addresses = customer.addresses ?? []
  const address = addresses.find(({ is_default_shipping }) => is_default_shipping) ?? addresses[0]
  return {
    customer_id: customer.id,
    customer_name: company || [customer.first_name, customer.last_name].filter(Boolean).join(" ") || customer.email,
    customer_email: customer.email,
    customer_phone: customer.phone,
    customer_kind: customerKind(account as never, company, account?.tax_id ?? account?.vat_id),
    country_code: address?.country_code?.toLowerCase() ?? null,
  }
}
