import type { CrmSettings } from "../../../modules/access/rules/settings"
import type { PaymentInstructions } from "../../../modules/receivable/types"

type Accounts = Pick<CrmSettings, "iban" | "bic" | "bank_name" | "pix_key" | "pix_city" | "payment_text">

/** Where an invoice of now asks to be paid; null when the house has not said. */
export function paymentInstructions(
  { iban, bic, bank_name, pix_key, pix_city, payment_text }: Accounts,
  seller: { legal_name?: unknown; company_name?: unknown; address?: unknown }
): PaymentInstructions | null {
  if (!iban && !pix_key && !payment_text && !bank_name) {
    return null
  }
  const { city } = (seller.address ?? {}) as { city?: string | null }
  return {
    iban,
    bic,
    bank_name,
    account_holder: ((seller.legal_name ?? seller.company_name) as string | undefined) ?? null,
    pix_key,
    pix_city: pix_key ? (pix_city ?? city ?? null) : null,
    text: payment_text,
  }
}
