import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { assertInScope } from "../../../shared"
import { rowsByIds, storeToday } from "../../../shared/documents"
import { InvoiceFacts, InvoiceRow, invoiceAnswerOf } from "./answer"
import { invoiceAnswer } from "./query-config"

export type StoredInvoice = InvoiceRow & Record<string, unknown> & { owner_id: string | null; number: string | null; order_id: string | null }

/**
 * The stored invoice with items, instalments and allocations, when the caller may see it.
 *
 * @throws NOT_FOUND
 */
export async function loadInvoice(req: MedusaRequest, id: string = req.params.id): Promise<StoredInvoice> {
  const relations = invoiceAnswer.defaults.filter((field) => field.startsWith("*"))
  const [invoice] = await rowsByIds<StoredInvoice>(req, "crm_invoice", [id], relations)
  if (!invoice) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Invoice ${id} was not found.`)
  }
  assertInScope(req, invoice.owner_id, `Invoice ${id}`)
  return invoice
}

/** The invoice as the API answers it after an act. */
export async function answerInvoice(req: MedusaRequest, id: string): Promise<InvoiceFacts & Record<string, unknown>> {
  return invoiceAnswerOf(await loadInvoice(req, id), await storeToday(req))
}
