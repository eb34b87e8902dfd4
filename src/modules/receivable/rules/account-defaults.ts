import { TermsValue } from "../types"

type Account = {
  bill_to_customer_id?: string | null
  customer_kind?: "business" | "consumer" | null
}

/** Whose debt a customer's order becomes: who pays by their account, else the customer. */
export const debtorOf = (customer_id: string | null, account?: Account | null): string | null =>
  account?.bill_to_customer_id ?? customer_id

/** Business when the account says so, or there is a company name or a tax id; else consumer. */
export function customerKind(
  account: Account | null,
  company?: string | null,
  taxId?: string | null
): "business" | "consumer" {
  return account?.customer_kind ?? (company || taxId ? "business" : "consumer")
}

/** All at once, so many days after issue. */
export const netTerms = (days: number): TermsValue => ({ name: `Net ${days}`, instalments: [{ percent: 100, days }] })
