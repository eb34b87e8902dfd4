import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { CrmSettings } from "../../../modules/access/rules/settings"
import type { AccessModuleService } from "../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { storeToday } from "../../../shared/days"
import { EFault, eInvoiceFaults, eInvoiceWarnings } from "../../../shared/e-invoice/faults"
import { EInvoice } from "../../../shared/e-invoice/types"
import { ServerLocale, translator } from "../../../shared/i18n"
import { AmountInput } from "../../../shared/money"
import { isEuCountry, isVatId } from "../../../shared/tax/vat-id"
import { eInvoiceOfCreditNote, eInvoiceOfInvoice, readInvoice } from "./stored-document"

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
 * Blocking is what issuing refuses: always a missing exchange rate, and one of the VAT identifiers of both sides that reverse charge (AE) and
 * supplies to another member state (K) need; where the store sends electronic invoices, those that other categories need, and for a business
 * buyer everything else too, because an issued document cannot be mended.
 *
 * @throws NOT_FOUND
 */
export async function invoiceReadiness(container: MedusaContainer, id: string, locale: ServerLocale): Promise<Readiness> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const row = await readInvoice(container, id)
  const { settings } = await access.settingsFor({ company_id: row.company_id })
  const today = storeToday(settings.timezone)
  const elsewhere = row.fiscal_documents === "elsewhere"
  const document = elsewhere ? null : await eInvoiceOfInvoice(container, row, today)
  const on = !elsewhere && settings.e_invoice_attach
  const rate = row.status === "draft" ? await missingRate(container, row, settings, today) : null
  const said = sayer(locale)
  const faults = document ? eInvoiceFaults(document) : []
  const missing = [
    ...(rate ? [said(rate, true)] : []),
    ...faults.map((found) => said(found, isOfBothSides(found) || (on && (row.customer_kind === "business" || isVatIdFault(found))))),
  ]
  return {
    ready: missing.length === 0,
    e_invoice: elsewhere ? "elsewhere" : on ? "on" : "possible",
    expected: on || (!elsewhere && isEuCountry(document?.seller.address.country_code)),
    missing,
    warnings: document ? [...formFaults(document), ...eInvoiceWarnings(document)].map((found) => said(found, false)) : [],
  }
}

/** The same of a credit note. It is issued as it is made, so that nothing of it blocks any more. @throws NOT_FOUND */
export async function creditNoteReadiness(container: MedusaContainer, id: string, locale: ServerLocale): Promise<Readiness> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const { row, document } = await eInvoiceOfCreditNote(container, id)
  const { settings } = await access.settingsFor({ company_id: row.company_id })
  if (row.fiscal_documents === "elsewhere") {
    return { ready: true, e_invoice: "elsewhere", expected: false, missing: [], warnings: [] }
  }
  const said = sayer(locale)
  const missing = eInvoiceFaults(document).map((found) => said(found, false))
  return {
    ready: missing.length === 0,
    e_invoice: settings.e_invoice_attach ? "on" : "possible",
    expected: settings.e_invoice_attach || isEuCountry(document.seller.address.country_code),
    missing,
    warnings: [...formFaults(document), ...eInvoiceWarnings(document)].map((found) => said(found, false)),
  }
}

function sayer(locale: ServerLocale): (found: EFault, blocking: boolean) => Wanting {
  const t = translator(locale)
  return ({ field, rule, text, params }, blocking) => ({
    field,
    rule,
    // The texts' parameters differ; the fault carries those of its own.
    message: (t as (key: string, params: object) => string)(text, params),
    blocking,
  })
}

/** Code of the refusal to issue what lacks something that people have to type in first. */
export const NOT_READY = "crm_not_ready"

/** The exchange rate is asked for by the act itself. @throws NOT_ALLOWED, with code {@link NOT_READY}, naming everything that must be there first */
export async function assertReadyToIssue(container: MedusaContainer, id: string): Promise<void> {
  const { status, company_id, fiscal_documents, tax_lines } = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .retrieveCrmInvoice(id, { select: ["id", "status", "company_id", "fiscal_documents", "tax_lines"] })
  if (status !== "draft" || fiscal_documents === "elsewhere") {
    return
  }
  const { settings } = await container.resolve<AccessModuleService>(ACCESS_MODULE).settingsFor({ company_id })
  // The category is decided when the invoice is issued; of a draft only the rates are known.
  const taxes = (tax_lines ?? []) as unknown as { rate: string }[]
  const mayNameBoth = !taxes.length || taxes.some(({ rate }) => MathBN.eq(rate, 0))
  const { missing } = settings.e_invoice_attach || mayNameBoth ? await invoiceReadiness(container, id, "en") : { missing: [] }
  const blocking = missing.filter((one) => one.blocking)
  if (blocking.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Invoice ${id} cannot be issued yet: ${blocking.map(({ message, rule }) => `${message} (${rule})`).join(" ")}`,
      NOT_READY
    )
  }
}

/** Categories whose invoices name the VAT identifiers of both sides (Directive 2006/112/EC, article 226, 3 and 4). */
const NAMING_BOTH = ["AE", "K"]

const isVatIdFault = ({ text }: EFault): boolean =>
  text === "einvoice.fault.buyer_vat_id" || text === "einvoice.fault.seller_vat_id"

const isOfBothSides = (found: EFault): boolean => isVatIdFault(found) && NAMING_BOTH.includes(found.params.category)

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
