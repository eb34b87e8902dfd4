import { MedusaRequest } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"

/** The tax documents of an invoice that were made elsewhere, oldest first; without their place in the storage. */
export async function fiscalDocumentsOfInvoice(
  req: MedusaRequest,
  invoice_id: string
): Promise<(Record<string, unknown> & { id: string })[]> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const rows = await receivable.listCrmFiscalDocuments(
    { invoice_id },
    { order: { created_at: "ASC", id: "ASC" }, take: null as never }
  )
  return rows.map(({ id, kind, number, series, access_key, issue_date, filename, mime_type, size, added_by, created_at }) => ({
    ...{ id, kind, number, series, access_key, issue_date },
    ...{ filename, mime_type, size, added_by, created_at },
  }))
}
