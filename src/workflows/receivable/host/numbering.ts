import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import { DEFAULT_COMPANY } from "../../../modules/access/rules/company"
import type { CrmSettings } from "../../../modules/access/rules/settings"
import type { AccessModuleService } from "../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { CompanyNumbering } from "../../../modules/receivable/acts/set-numbering"
import type { ReceivableModuleService } from "../../../modules/receivable/service"

/** How documents are numbered by these settings. */
export const numberingOf = (settings: CrmSettings): CompanyNumbering => ({
  invoice_series: settings.invoice_series,
  credit_note_series: settings.credit_note_series,
  receipt_series: settings.receipt_series,
  number_format: settings.number_format,
  fiscal_year_start_month: settings.fiscal_year_start_month,
})

/** Every company: that of the settings first, then the others by name. */
export async function companyIds(container: MedusaContainer): Promise<string[]> {
  const companies = await container
    .resolve<AccessModuleService>(ACCESS_MODULE)
    .listCrmCompanies({}, { select: ["id"], order: { name: "ASC" }, take: null as never })
  return [DEFAULT_COMPANY, ...companies.map(({ id }) => id)]
}

/**
 * Tells the ledger how every company numbers. What the settings say is the truth; the ledger has a copy, so that a number is formed
 * in the transaction that takes it. Safe to repeat.
 */
export async function syncNumbering(container: MedusaContainer): Promise<void> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  for (const company_id of await companyIds(container)) {
    const { settings } = await access.settingsFor({ company_id })
    await receivable.setNumbering(company_id, numberingOf(settings))
  }
}
