import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { assertInScope } from "../../../shared"
import { findOrderQuote } from "../../../../workflows/receivable/host/order-quote"
import { namedAllocations, rowsByIds, storeToday } from "../../../shared/documents"
import { InvoiceFacts, InvoiceRow, invoiceAnswerOf } from "./answer"

const RELATIONS = ["*items", "*instalments", "*allocations", "allocations.receipt.*", "allocations.credit_note.*", "*credit_notes"]

export type StoredInvoice = InvoiceRow & Record<string, unknown> & { owner_id: string | null; number: string | null; order_id: string | null }

/**
 * The stored invoice with items, instalments and allocations, when the caller may see it.
 *
 * @throws NOT_FOUND
 */
export async function loadInvoice(req: MedusaRequest, id: string = req.params.id): Promise<StoredInvoice> {
  const [invoice] = await rowsByIds<StoredInvoice>(req, "crm_invoice", [id], RELATIONS)
  if (!invoice) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Invoice ${id} was not found.`)
  }
  assertInScope(req, invoice.owner_id, `Invoice ${id}`)
  return invoice
}

/** The invoice as the API answers it, also after an act: with its quote, and with the numbers of what settles it. */
export async function answerInvoice(req: MedusaRequest, id: string): Promise<InvoiceFacts & Record<string, unknown>> {
  const invoice = await loadInvoice(req, id)
  const quote = invoice.order_id ? await findOrderQuote(req.scope, invoice.order_id) : null
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const openings = await receivable.invoiceOpenings(id)
  const disputed = await receivable.disputedTotals([id])
  return {
    ...invoiceAnswerOf(invoice, await storeToday(req)),
    ...openings,
    disputed_total: MathBN.convert(disputed.get(id) ?? 0).toNumber(),
    allocations: namedAllocations(invoice.allocations),
    quote: quote && { id: quote.id, number: quote.number },
  }
}
