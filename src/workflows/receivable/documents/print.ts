import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { Actor } from "../../../shared/actor"
import { CreditNoteDocument, InvoiceDocument, renderCreditNotePdf, renderInvoicePdf } from "../../../shared/documents"
import { keptFile } from "./kept-file"
import { creditNoteDocument, invoiceDocument } from "./receivable-documents"

/** A PDF and the name it is saved under. */
export type PrintedFile = { pdf: Buffer; filename: string }

const service = (container: MedusaContainer): ReceivableModuleService => container.resolve(RECEIVABLE_MODULE)
/** How papers of the document's company look today. */
const lookOf = async (container: MedusaContainer, { company_id }: { company_id: string }) =>
  (await container.resolve<AccessModuleService>(ACCESS_MODULE).settingsFor({ company_id })).settings

/** An invoice as a paper, as its rows stand now. */
export async function readInvoiceDocument(container: MedusaContainer, id: string): Promise<InvoiceDocument> {
  const row = await service(container).retrieveCrmInvoice(id, { relations: ["items", "instalments"] })
  return invoiceDocument(row, await lookOf(container, row))
}

/** A credit note as a paper. */
export async function readCreditNoteDocument(container: MedusaContainer, id: string): Promise<CreditNoteDocument> {
  const row = await service(container).retrieveCrmCreditNote(id, { relations: ["items"] })
  const invoice = await service(container).retrieveCrmInvoice(row.invoice_id)
  return creditNoteDocument(row, invoice, await lookOf(container, row))
}

/**
 * The PDF of an invoice for someone to take away. Of an issued one it is the same file each time, and whoever has it may have
 * passed it on, so that the invoice can no longer be voided.
 */
export async function invoiceFile(container: MedusaContainer, id: string, actor: Actor): Promise<PrintedFile> {
  await service(container).markInvoiceHandedOver(id, actor)
  const document = await readInvoiceDocument(container, id)
  const filename = `${document.number ?? `draft-${id}`}.pdf`
  const make = () => renderInvoicePdf(document)
  const pdf =
    document.status === "issued"
      ? await keptFile(container, { reference: "crm_invoice", reference_id: id, kind: "pdf" }, filename, make)
      : await make()
  return { pdf, filename }
}

/** The PDF to look at only: marked as a preview unless the invoice has left the house already. */
export async function invoicePreview(container: MedusaContainer, id: string, actor: Actor): Promise<PrintedFile> {
  const { status, handed_over_at } = await service(container).retrieveCrmInvoice(id, {
    select: ["status", "handed_over_at"],
  })
  if (status !== "issued" || handed_over_at) {
    return invoiceFile(container, id, actor)
  }
  const document = await readInvoiceDocument(container, id)
  return { pdf: await renderInvoicePdf({ ...document, preview: true }), filename: `preview-${document.number}.pdf` }
}

/** The PDF of a credit note, the same file each time. */
export async function creditNoteFile(container: MedusaContainer, id: string): Promise<PrintedFile> {
  const document = await readCreditNoteDocument(container, id)
  const filename = `${document.number ?? id}.pdf`
  const file = { reference: "crm_credit_note", reference_id: id, kind: "pdf" } as const
  return { pdf: await keptFile(container, file, filename, () => renderCreditNotePdf(document)), filename }
}
