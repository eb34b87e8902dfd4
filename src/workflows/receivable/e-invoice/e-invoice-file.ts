import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { ciiOf } from "../../../shared/e-invoice/cii"
import { eInvoiceFaults } from "../../../shared/e-invoice/faults"
import { EInvoice } from "../../../shared/e-invoice/types"
import { ublOf } from "../../../shared/e-invoice/ubl"
import { MailAttachment } from "../../../shared/documents/types"
import { translator } from "../../../shared/i18n"
import { hybridFile } from "../documents/print"
import { companyToday } from "../host/store-today"
import { eInvoiceOfCreditNote, eInvoiceOfInvoice, readInvoice } from "./stored-document"

/** Two syntaxes of EN 16931; `facturx` is the PDF with the second one inside. */
export const E_INVOICE_FORMATS = ["ubl", "cii", "facturx"] as const
export type EInvoiceFormat = (typeof E_INVOICE_FORMATS)[number]

export type EInvoiceFile = { filename: string; mime_type: string; content: Buffer }

const t = translator("en")

/**
 * An issued invoice as an electronic one of EN 16931.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for a draft, where tax invoices are made elsewhere, and for one that lacks what the standard asks for,
 *   naming it
 */
export async function eInvoiceFile(container: MedusaContainer, id: string, format: EInvoiceFormat): Promise<EInvoiceFile> {
  const row = await readInvoice(container, id)
  assertMadeHere(`Invoice ${(row.number as string | null) ?? id}`, row)
  const document = await eInvoiceOfInvoice(container, row, await companyToday(container, row.company_id))
  return fileOf(container, { reference: "crm_invoice", id, document }, format)
}

/** The same of a credit note. */
export async function eCreditNoteFile(
  container: MedusaContainer,
  id: string,
  format: EInvoiceFormat
): Promise<EInvoiceFile> {
  const { row, document } = await eInvoiceOfCreditNote(container, id)
  assertMadeHere(`Credit note ${row.number as string}`, row)
  return fileOf(container, { reference: "crm_credit_note", id, document }, format)
}

/** What goes with the mail of an issued document where the store wants it: its electronic form, or nothing where none can be made. */
export async function eInvoiceAttachments(
  container: MedusaContainer,
  reference: "crm_invoice" | "crm_credit_note",
  { id, company_id }: { id: string; company_id: string }
): Promise<MailAttachment[]> {
  const { settings } = await container.resolve<AccessModuleService>(ACCESS_MODULE).settingsFor({ company_id })
  if (!settings.e_invoice_attach) {
    return []
  }
  try {
    const make = reference === "crm_invoice" ? eInvoiceFile : eCreditNoteFile
    const { filename, mime_type, content } = await make(container, id, settings.e_invoice_format)
    return [{ filename, content_type: mime_type, content: content.toString("base64") }]
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_ALLOWED) {
      return []
    }
    throw error
  }
}

function assertMadeHere(name: string, { fiscal_documents, status }: { fiscal_documents?: unknown; status: string }): void {
  if (fiscal_documents === "elsewhere") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${name}: ${t("einvoice.elsewhere")}`)
  }
  if (status !== "issued") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      status === "draft" ? `${name}: ${t("einvoice.not_issued")}` : `${name} is ${status}; there is no electronic invoice of it.`
    )
  }
}

type Made = { reference: "crm_invoice" | "crm_credit_note"; id: string; document: EInvoice }

async function fileOf(
  container: MedusaContainer,
  { reference, id, document }: Made,
  format: EInvoiceFormat
): Promise<EInvoiceFile> {
  const faults = eInvoiceFaults(document)
  if (faults.length) {
    const said = faults.map(({ text, params, rule }) => `${(t as (key: string, params: object) => string)(text, params)} (${rule})`)
    const noun = reference === "crm_invoice" ? "Invoice" : "Credit note"
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${noun} ${document.number} cannot be an electronic invoice: ${said.join(" ")}`
    )
  }
  const name = document.number.replace(/[\\/:*?"<>|]/g, "-")
  if (format === "facturx") {
    const filename = `${name}-facturx.pdf`
    const content = await hybridFile(container, reference, { id, filename, xml: ciiOf(document) })
    return { filename, mime_type: "application/pdf", content }
  }
  const xml = format === "ubl" ? ublOf(document) : ciiOf(document)
  return { filename: `${name}-${format}.xml`, mime_type: "application/xml", content: Buffer.from(xml, "utf8") }
}
