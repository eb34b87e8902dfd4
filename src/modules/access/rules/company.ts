import { MedusaError } from "@medusajs/framework/utils"

import type { CompanyAddress, CrmSettings, TaxCategoryRule } from "./settings"

/** The company that the settings describe; every sales channel that no other company has is its. */
export const DEFAULT_COMPANY = "default"

export const COMPANY_FIELDS = [
  "name",
  "legal_name",
  "tax_id",
  "vat_id",
  "registration_number",
  "address",
  "email",
  "phone",
  "logo",
  "brand_color",
  "timezone",
  "currency_code",
  "iban",
  "bic",
  "bank_name",
  "pix_key",
  "pix_city",
  "payment_text",
  "fiscal_documents",
  "tax_categories",
  "invoice_notes",
  "invoice_series",
  "credit_note_series",
  "receipt_series",
  "number_format",
  "fiscal_year_start_month",
  "sales_channel_ids",
] as const

export type CompanyFacts = {
  name: string
  address: CompanyAddress | null
  fiscal_documents: CrmSettings["fiscal_documents"]
  tax_categories: TaxCategoryRule[] | null
  fiscal_year_start_month: number | null
  sales_channel_ids: string[]
} & Record<
  Exclude<(typeof COMPANY_FIELDS)[number], "name" | "address" | "fiscal_documents" | "tax_categories" | "fiscal_year_start_month" | "sales_channel_ids">,
  string | null
>

/**
 * The settings as they hold for a company. Who it is, where to pay it and what the law of its country says is its own, empty or not:
 * another company's tax number, account or reason for charging no tax must never stand on its papers. How papers look and count, and by which calendar, falls back to the store's.
 */
export function settingsOfCompany(settings: CrmSettings, company: CompanyFacts): CrmSettings {
  return {
    ...settings,
    company_name: company.name,
    legal_name: company.legal_name,
    tax_id: company.tax_id,
    vat_id: company.vat_id,
    registration_number: company.registration_number,
    company_address: company.address,
    company_email: company.email,
    company_phone: company.phone,
    logo: company.logo,
    iban: company.iban,
    bic: company.bic,
    bank_name: company.bank_name,
    pix_key: company.pix_key,
    pix_city: company.pix_city,
    payment_text: company.payment_text,
    fiscal_documents: company.fiscal_documents,
    tax_categories: company.tax_categories ?? [],
    invoice_notes: company.invoice_notes,
    brand_color: company.brand_color ?? settings.brand_color,
    timezone: company.timezone ?? settings.timezone,
    company_currency: company.currency_code ?? settings.company_currency,
    invoice_series: company.invoice_series ?? settings.invoice_series,
    credit_note_series: company.credit_note_series ?? settings.credit_note_series,
    receipt_series: company.receipt_series ?? settings.receipt_series,
    number_format: company.number_format ?? settings.number_format,
    fiscal_year_start_month: company.fiscal_year_start_month ?? settings.fiscal_year_start_month,
  }
}

type Named = { id: string; name: string; sales_channel_ids: string[] }

/**
 * Refuses a sales channel that another company has, for then nobody could say who sells.
 *
 * @throws INVALID_DATA naming both
 */
export function assertOwnChannels(company: { id?: string; sales_channel_ids: string[] }, others: Named[]): void {
  for (const other of others) {
    const shared = company.sales_channel_ids.find((id) => other.sales_channel_ids.includes(id))
    if (shared && other.id !== company.id) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `Sales channel ${shared} belongs to ${other.name} already; take it away there first.`
      )
    }
  }
}
