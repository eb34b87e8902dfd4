import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { customerGroup } from "../../interaction/customer-group"
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
  const { root_id } = await customerGroup(container, customerId)
  const { data } = await query.graph({
    entity: "crm_customer_account",
    fields: ["bill_to_customer_id", "tax_id", "legal_name", "customer_kind", "locale", "payment_terms_id"],
    filters: { customer_id: root_id },
  } as never)
  const account = data[0] as unknown as AccountRow | undefined
  return account ? { ...account, payment_terms: await termsOf(container, account.payment_terms_id) } : null
}

const termsOf = async (container: MedusaContainer, id: string | null): Promise<PaymentTerms | null> =>
  id ? readTerms(container, { id }) : null

/** The store's own terms, for customers with whom none were agreed; null while the settings' days stand for them. */
export const storeTerms = (container: MedusaContainer): Promise<PaymentTerms | null> =>
  readTerms(container, { is_default: true })

async function readTerms(container: MedusaContainer, filters: Record<string, unknown>): Promise<PaymentTerms | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "crm_payment_terms",
    fields: ["name", "instalments", "early_discount"],
    filters,
  } as never)
  const [terms] = data as unknown as PaymentTerms[]
  return terms
    ? { name: terms.name, instalments: terms.instalments, early_discount: terms.early_discount ?? null }
    : null
}
