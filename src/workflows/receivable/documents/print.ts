import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { Actor } from "../../../shared/actor"
import { CreditNoteDocument, facturX, InvoiceDocument, renderCreditNotePdf, renderInvoicePdf } from "../../../shared/documents"
import { keptFile } from "./kept-file"
import { asIssued, creditNoteDocument, invoiceDocument } from "./receivable-documents"

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
  return readyInvoiceFile(container, id)
}

/** Makes and keeps the paper of an issued invoice, so that handing it over takes no time; it does not leave the house by this. */
export async function readyInvoiceFile(container: MedusaContainer, id: string): Promise<PrintedFile> {
  const document = await readInvoiceDocument(container, id)
  const filename = `${document.number ?? `draft-${id}`}.pdf`
  const make = () => renderInvoicePdf(asIssued(document))
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
  return { pdf: await renderInvoicePdf({ ...asIssued(document), preview: true }), filename: `preview-${document.number}.pdf` }
}

/** The PDF of a credit note, the same file each time. */
export async function creditNoteFile(container: MedusaContainer, id: string): Promise<PrintedFile> {
  const document = await readCreditNoteDocument(container, id)
  const filename = `${document.number ?? id}.pdf`
  const file = { reference: "crm_credit_note", reference_id: id, kind: "pdf" } as const
  return { pdf: await keptFile(container, file, filename, () => renderCreditNotePdf(document)), filename }
}

/**
 * The PDF of an issued document with its Cross Industry Invoice inside, the same file each time. The paper says what the XML says: what
 * was paid since is on neither.
 */
export async function hybridFile(
  container: MedusaContainer,
  reference: "crm_invoice" | "crm_credit_note",
  { id, filename, xml }: { id: string; filename: string; xml: string }
): Promise<Buffer> {
  return keptFile(container, { reference, reference_id: id, kind: "factur_x" }, filename, async () => {
    if (reference === "crm_credit_note") {
      const note = await readCreditNoteDocument(container, id)
      return facturX(await renderCreditNotePdf(note, "archive"), xml, note.issue_date!)
    }
    const invoice = await readInvoiceDocument(container, id)
    const instalments = invoice.instalments.map(({ open: _open, ...part }) => part)
    const asIssued = { ...invoice, instalments, outstanding: invoice.payable }
    return facturX(await renderInvoicePdf(asIssued, "archive"), xml, invoice.issue_date!)
  })
}
