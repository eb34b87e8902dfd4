import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { CrmSettings } from "../../../modules/access/rules/settings"
import type { AccessModuleService } from "../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { EFault, eInvoiceFaults, eInvoiceWarnings } from "../../../shared/e-invoice/faults"
import { EInvoice } from "../../../shared/e-invoice/types"
import { ServerLocale, translator } from "../../../shared/i18n"
import { AmountInput } from "../../../shared/money"
import { isEuCountry, isVatId } from "../../../shared/tax/vat-id"
import { eInvoiceOfInvoice, readInvoice } from "./stored-document"

export type Wanting = { field: string; rule: string; message: string; blocking: boolean }

/** What stands between an invoice and a valid electronic one. */
export type Readiness = {
  ready: boolean
  /** "on": it goes with the mail; "possible": it can be downloaded; "elsewhere": the tax office's own system makes it. */
  e_invoice: "on" | "possible" | "elsewhere"
  /** Whether the standard matters where the company is. */
  expected: boolean
  missing: Wanting[]
  warnings: Wanting[]
}

/**
 * Says before an invoice is issued what it lacks.
 *
 * Blocking is what issuing refuses: a missing exchange rate always; where the store sends electronic invoices, the VAT identifiers that a
 * tax category needs, and for a business buyer everything else too, because an issued document cannot be mended.
 *
 * @throws NOT_FOUND
 */
export async function invoiceReadiness(container: MedusaContainer, id: string, locale: ServerLocale): Promise<Readiness> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const row = await readInvoice(container, id)
  const { settings } = await access.settingsFor({ company_id: row.company_id })
  const today = await access.today()
  const elsewhere = row.fiscal_documents === "elsewhere"
  const document = elsewhere ? null : await eInvoiceOfInvoice(container, row, today)
  const on = !elsewhere && settings.e_invoice_attach
  const rate = row.status === "draft" ? await missingRate(container, row, settings, today) : null
  const t = translator(locale)
  const said = (found: EFault, blocking: boolean): Wanting => ({
    field: found.field,
    rule: found.rule,
    // The texts' parameters differ; the fault carries those of its own.
    message: (t as (key: string, params: object) => string)(found.text, found.params),
    blocking,
  })
  const faults = document ? eInvoiceFaults(document) : []
  const missing = [
    ...(rate ? [said(rate, true)] : []),
    ...faults.map((found) => said(found, on && (row.customer_kind === "business" || isVatIdFault(found)))),
  ]
  return {
    ready: missing.length === 0,
    e_invoice: elsewhere ? "elsewhere" : on ? "on" : "possible",
    expected: on || (!elsewhere && isEuCountry(document?.seller.address.country_code)),
    missing,
    warnings: document ? [...formFaults(document), ...eInvoiceWarnings(document)].map((found) => said(found, false)) : [],
  }
}

/** The exchange rate is asked for by the act itself. @throws NOT_ALLOWED naming everything that must be there first */
export async function assertReadyToIssue(container: MedusaContainer, id: string): Promise<void> {
  const { company_id } = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .retrieveCrmInvoice(id, { select: ["id", "company_id"] })
  const { settings } = await container.resolve<AccessModuleService>(ACCESS_MODULE).settingsFor({ company_id })
  const { missing } = settings.e_invoice_attach ? await invoiceReadiness(container, id, "en") : { missing: [] }
  const blocking = missing.filter((one) => one.blocking)
  if (blocking.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Invoice ${id} cannot be issued yet: ${blocking.map(({ message, rule }) => `${message} (${rule})`).join(" ")}`
    )
  }
}

const isVatIdFault = ({ text }: EFault): boolean =>
  text === "einvoice.fault.buyer_vat_id" || text === "einvoice.fault.seller_vat_id"

const formFaults = ({ seller, buyer }: EInvoice): EFault[] =>
  ([["seller", seller.vat_id], ["buyer", buyer.vat_id]] as const)
    .filter(([, id]) => id !== null && /^[A-Z]{2}/.test(id) && !isVatId(id))
    .map(([side, id]) => ({
      field: `${side}.vat_id`,
      rule: "VIES",
      text: "einvoice.fault.vat_form",
      params: { id: id! },
    }))

async function missingRate(
  container: MedusaContainer,
  { currency_code, tax_total }: Record<string, unknown>,
  { company_currency }: CrmSettings,
  today: string
): Promise<EFault | null> {
  const from = currency_code as string
  if (!company_currency || company_currency === from || MathBN.eq(tax_total as AmountInput, 0)) {
    return null
  }
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  if (await receivable.findExchangeRate(from, company_currency, today)) {
    return null
  }
  const params = { from: from.toUpperCase(), to: company_currency.toUpperCase(), date: today }
  return { field: "tax_accounting", rule: "BR-53", text: "einvoice.fault.exchange_rate", params }
}
