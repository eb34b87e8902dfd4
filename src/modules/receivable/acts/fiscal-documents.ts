import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { FISCAL_KINDS, FiscalFacts, FiscalInput, fiscalFacts } from "../rules/fiscal-document"
import { invoiceName, lockInvoices } from "../sql/documents"
import { insertRows, record } from "../sql/rows"

/** Documents of one invoice. */
const MAX_DOCUMENTS = 20

export type FiscalFile = { file_id: string; filename: string; mime_type: string; size: number }

export type FiscalDocumentInput = {
  invoice_id: string
  document: FiscalInput
  from_xml?: FiscalInput | null
  file?: FiscalFile | null
}

type Head = { fiscal_documents: "here" | "elsewhere"; seller: { tax_id?: string | null } }

/** Keeps a tax document that was made elsewhere with the invoice it stands for. @returns its id */
export async function addFiscalDocument(
  manager: EntityManager,
  { invoice_id, document, from_xml = null, file }: FiscalDocumentInput,
  actor: Actor
): Promise<string> {
  const [invoice] = await lockInvoices(manager, [invoice_id])
  const [head] = await manager.execute<Head[]>("select fiscal_documents, seller from crm_invoice where id = ?", [invoice_id])
  if (head.fiscal_documents === "here") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} is itself the tax document; one made elsewhere cannot be attached to it.`
    )
  }
  const facts = fiscalFacts(document, from_xml, head.seller.tax_id ?? null)
  const kept = await manager.execute<{ access_key: string | null }[]>(
    "select access_key from crm_fiscal_document where invoice_id = ? and deleted_at is null",
    [invoice_id]
  )
  if (kept.length >= MAX_DOCUMENTS) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} has ${MAX_DOCUMENTS} tax documents already; remove one before attaching another.`
    )
  }
  if (facts.access_key && kept.some(({ access_key }) => access_key === facts.access_key)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${nameOf(facts)} is attached to ${invoiceName(invoice)} already.`
    )
  }
  const { file_id = null, filename = null, mime_type = null, size = null } = file ?? {}
  const [id] = await insertRows(manager, "crm_fiscal_document", "crmfd", [
    { invoice_id, ...facts, file_id, filename, mime_type, size, added_by: actor.actor_id },
  ])
  await record(manager, actor, [
    {
      reference: "crm_invoice",
      reference_id: invoice_id,
      act: "fiscal_document_added",
      changes: { fiscal_document: [null, facts] },
    },
  ])
  return id
}

/** Marks a tax document as taken off; History keeps what it was. @returns the id of its file */
export async function removeFiscalDocument(
  manager: EntityManager,
  invoice_id: string,
  id: string,
  actor: Actor
): Promise<string | null> {
  await lockInvoices(manager, [invoice_id])
  const rows = await manager.execute<(FiscalFacts & { file_id: string | null })[]>(
    `update crm_fiscal_document set deleted_at = now(), updated_at = now() where id = ? and invoice_id = ? and deleted_at is null
     returning kind, number, series, access_key, issue_date, file_id`,
    [id, invoice_id]
  )
  if (!rows.length) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Tax document ${id} was not found.`)
  }
  const [{ file_id, ...facts }] = rows
  await record(manager, actor, [
    {
      reference: "crm_invoice",
      reference_id: invoice_id,
      act: "fiscal_document_removed",
      changes: { fiscal_document: [facts, null] },
    },
  ])
  return file_id
}

const nameOf = ({ kind, number, series }: FiscalFacts): string =>
  [FISCAL_KINDS[kind], number, series && `series ${series}`].filter(Boolean).join(" ")
