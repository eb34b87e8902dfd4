import { MedusaRequest } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { OpenedInvoice } from "../../../modules/receivable/acts/invoice-link"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { CreditNoteRow } from "../../../modules/receivable/types"
import { InvoiceCredit, InvoiceDocument } from "../../../shared/documents"
import { moneyString } from "../../../shared/money"
import { readInvoiceDocument } from "../../../workflows/receivable/documents/print"
import { assertWithinLimits } from "../shared/limited"

const receivables = (req: MedusaRequest): ReceivableModuleService => req.scope.resolve(RECEIVABLE_MODULE)

/**
 * Opens what a token stands for, counting the try.
 *
 * @param looks - whether this is a look at the page, which the seller is told of
 * @returns the invoice, and the link
 * @throws TooManyTries over the limits; CountingFailed when they cannot be kept; NOT_FOUND with one sentence for any text that is not a live link
 */
export async function openedForBuyer(req: MedusaRequest, token: string, looks: boolean): Promise<OpenedInvoice> {
  await assertWithinLimits(() => receivables(req).countInvoiceTry(token))
  return receivables(req).openInvoiceByToken(token, looks)
}

/** The same where the link does not matter. @returns id of the invoice */
export const openForBuyer = async (req: MedusaRequest, token: string, looks: boolean): Promise<string> =>
  (await openedForBuyer(req, token, looks)).invoice_id

/** An invoice as its buyer sees it, and the credit notes that take it back. */
export type BuyersInvoice = { document: InvoiceDocument; credits: (InvoiceCredit & { id: string })[] }

export async function buyersInvoice(req: MedusaRequest, id: string): Promise<BuyersInvoice> {
  const notes = (await receivables(req).listCrmCreditNotes(
    { invoice_id: id, status: "issued" },
    { order: { issue_date: "ASC", id: "ASC" }, take: 200 }
  )) as unknown as CreditNoteRow[]
  return {
    document: await readInvoiceDocument(req.scope, id),
    credits: notes.map(({ id, number, issue_date, total, currency_code }) => ({
      id,
      number: number!,
      issue_date: issue_date!,
      total: moneyString(total, currency_code),
    })),
  }
}
