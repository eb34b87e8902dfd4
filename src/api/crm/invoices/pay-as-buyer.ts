import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { paymentRefusal } from "../../../modules/receivable/acts/invoice-payment"
import { LOCKED } from "../../../shared/database-errors"
import { translator } from "../../../shared/i18n"
import { readInvoiceDocument } from "../../../workflows/receivable/documents/print"
import {
  startInvoicePaymentWorkflow,
  StartInvoicePaymentInput,
} from "../../../workflows/receivable/online/start-invoice-payment"

const REASONS = [
  "not_issued",
  "settled",
  "all_disputed",
  "changed",
  "not_here",
  "unavailable",
  "meanwhile",
  "held",
] as const

const WORDS = new Map<string, (typeof REASONS)[number]>([
  ...REASONS.map((reason) => [paymentRefusal(reason), reason] as const),
  [LOCKED, "held"],
])

/**
 * Opens the payment of an invoice for its buyer.
 *
 * @returns where the buyer pays it
 * @throws NOT_ALLOWED in the invoice's language where nothing is to be paid, or not here
 */
export async function payAsBuyer(req: MedusaRequest, input: StartInvoicePaymentInput): Promise<string> {
  try {
    const { result } = await startInvoicePaymentWorkflow(req.scope).run({ input })
    return result.redirect_url
  } catch (error) {
    const { type, code } = error as MedusaError
    const reason = WORDS.get(code ?? "")
    if (!reason) {
      throw error
    }
    const { locale, number } = await readInvoiceDocument(req.scope, input.invoice_id)
    const words = translator(locale)(`invoice_page.pay.${reason}`, { number: number ?? "" })
    throw new MedusaError(type, words, paymentRefusal(reason))
  }
}
