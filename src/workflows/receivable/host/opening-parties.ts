import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { OpeningParty } from "../../../modules/receivable/acts/import-opening"
import { customerKind } from "../../../modules/receivable/rules/account-defaults"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { customerName } from "../rules/customer-name"
import { paymentInstructions } from "../rules/payment-instructions"
import { documentLocale, plainAddress } from "./invoice-parties"
import { HostAddress } from "./host-order"
import { readCompany } from "./seller"

type Customer = {
  id: string
  email: string
  has_account: boolean
  company_name: string | null
  first_name: string | null
  last_name: string | null
  phone: string | null
  addresses: (HostAddress & { is_default_billing: boolean | null })[]
}

const FIELDS = ["id", "email", "has_account", "company_name", "first_name", "last_name", "phone", "addresses.*"]

/** Addresses of one question to the host. */
const PAGE = 500

/**
 * Both sides of documents of these customers as a paper of today names them, by e-mail address in lower case; who is no customer of the
 * host is not among them. Of a guest and a login with one address the login is meant.
 */
export async function openingParties(
  container: MedusaContainer,
  company_id: string,
  emails: string[]
): Promise<Map<string, OpeningParty>> {
  const { settings, seller } = await readCompany(container, { company_id })
  const customers = await customersOf(container, emails)
  const ids = [...customers.values()].map(({ id }) => id)
  const accounts = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .listCrmCustomerAccounts({ customer_id: ids }, { take: null })
  const known = new Map(accounts.map((account) => [account.customer_id, account]))
  const pay = paymentInstructions(settings, seller)
  return new Map(
    [...customers].map(([email, customer]): [string, OpeningParty] => {
      const account = known.get(customer.id)
      const company = account?.legal_name ?? customer.company_name
      const customer_kind = customerKind(account ?? null, company, account?.tax_id ?? account?.vat_id)
      const address = customer.addresses.find(({ is_default_billing }) => is_default_billing) ?? customer.addresses[0]
      return [
        email,
        {
          customer_id: customer.id,
          customer_name: customerName(customer),
          customer_kind,
          locale: documentLocale(account?.locale, settings.locale),
          seller,
          buyer: {
            name: customerName(customer),
            company_name: customer.company_name,
            legal_name: company,
            tax_id: account?.tax_id ?? null,
            vat_id: account?.vat_id ?? null,
            email: customer.email,
            phone: customer.phone,
            customer_kind,
          },
          billing_address: plainAddress((account?.legal_address as HostAddress | null | undefined) ?? address ?? null),
          payment_instructions: pay,
        },
      ]
    })
  )
}

async function customersOf(container: MedusaContainer, emails: string[]): Promise<Map<string, Customer>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const found = new Map<string, Customer>()
  const wanted = [...new Set(emails)]
  for (let start = 0; start < wanted.length; start += PAGE) {
    const { data } = await query.graph({
      entity: "customer",
      fields: FIELDS,
      filters: { email: wanted.slice(start, start + PAGE) },
    })
    for (const customer of data as unknown as Customer[]) {
      const email = customer.email.toLowerCase()
      if (!found.get(email)?.has_account) {
        found.set(email, customer)
      }
    }
  }
  return found
}
