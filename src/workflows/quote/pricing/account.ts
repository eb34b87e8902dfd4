import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { PaymentTerms } from "../../../modules/quote/types"

/** What was agreed with a customer for good: who pays, on which terms, in which language. */
export type CustomerAccount = {
  bill_to_customer_id: string | null
  tax_id: string | null
  legal_name: string | null
  customer_kind: "business" | "consumer" | null
  locale: "en" | "pt-BR" | null
  payment_terms: PaymentTerms | null
}

type AccountRow = Omit<CustomerAccount, "payment_terms"> & { payment_terms_id: string | null }

/** The account of a customer, or null when nothing was agreed. */
export async function accountOf(container: MedusaContainer, customerId: string): Promise<CustomerAccount | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "crm_customer_account",
    fields: ["bill_to_customer_id", "tax_id", "legal_name", "customer_kind", "locale", "payment_terms_id"],
    filters: { customer_id: customerId },
  } as never)
  const account = data[0] as unknown as AccountRow | undefined
  return account ? { ...account, payment_terms: await termsOf(container, account.payment_terms_id) } : null
}

async function termsOf(container: MedusaContainer, id: string | null): Promise<PaymentTerms | null> {
  if (!id) {
    return null
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "crm_payment_terms",
    fields: ["name", "instalments"],
    filters: { id },
  } as never)
  return (data[0] as unknown as PaymentTerms | undefined) ?? null
}
