import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../modules/access"
import { DEFAULT_COMPANY } from "../../../../modules/access/rules/company"
import type { AccessModuleService, CompanyRow } from "../../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { companyIds, numberingOf } from "../../../../workflows/receivable/host/numbering"
import { readCompany } from "../../../../workflows/receivable/host/seller"

/** Every company with the numbers it gives next: the settings' own first, as `is_default`. */
export async function readCompanies(container: MedusaContainer) {
  const companies = []
  for (const id of await companyIds(container)) {
    companies.push(await readOneCompany(container, id))
  }
  return companies
}

/** @throws NOT_FOUND */
export async function readOneCompany(container: MedusaContainer, id: string) {
  const stored = await storedCompany(container, id)
  const { settings, seller, today } = await readCompany(container, { company_id: id })
  const numbering = numberingOf(settings)
  const next_numbers = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .nextNumbers(id, numbering, today)
  const own = stored ?? {
    id,
    name: seller.company_name as string | null,
    legal_name: settings.legal_name,
    tax_id: settings.tax_id,
    vat_id: settings.vat_id,
    registration_number: settings.registration_number,
    address: settings.company_address,
    email: settings.company_email,
    phone: settings.company_phone,
    logo: settings.logo,
    brand_color: settings.brand_color,
    timezone: settings.timezone,
    currency_code: settings.company_currency,
    iban: settings.iban,
    bic: settings.bic,
    bank_name: settings.bank_name,
    pix_key: settings.pix_key,
    pix_city: settings.pix_city,
    payment_text: settings.payment_text,
    fiscal_documents: settings.fiscal_documents,
    tax_categories: settings.tax_categories,
    invoice_notes: settings.invoice_notes,
    ...numbering,
    sales_channel_ids: [],
  }
  return { ...own, is_default: id === DEFAULT_COMPANY, numbering, next_numbers }
}

/** The row of a company, or null for that of the settings. @throws NOT_FOUND */
async function storedCompany(container: MedusaContainer, id: string): Promise<CompanyRow | null> {
  if (id === DEFAULT_COMPANY) {
    return null
  }
  const [row] = await container.resolve<AccessModuleService>(ACCESS_MODULE).listCrmCompanies({ id })
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Company ${id} was not found.`)
  }
  return row as unknown as CompanyRow
}

/** @throws NOT_ALLOWED for the company of the settings */
export function assertNotDefault(id: string): void {
  if (id === DEFAULT_COMPANY) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The first company is changed at /admin/crm/settings (Settings › CRM), and cannot be removed."
    )
  }
}
