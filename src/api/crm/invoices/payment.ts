import { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import type { PagePayment } from "../../../shared/documents"
import { moneyString } from "../../../shared/money"
import { companyToday } from "../../../workflows/receivable/host/store-today"
import { providerOfInvoice } from "../../../workflows/receivable/online/provider-of-invoice"
import { refreshPaymentOf } from "../../../workflows/receivable/online/refresh-invoice-payment"

/** Brings a begun payment up to date for who looks at the page. @returns whether it is still open; a provider that fails keeps nobody out */
export async function lookForPayment(req: MedusaRequest, invoice_id: string): Promise<boolean> {
  try {
    return await refreshPaymentOf(req.scope, invoice_id)
  } catch (error) {
    const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`crm: the payment of invoice ${invoice_id} could not be looked at: ${(error as Error).message}`)
    return true
  }
}

/** What the page's button pays; null where nothing is to be paid, or by no provider that has a page of its own. */
export async function paymentOf(req: MedusaRequest, invoice_id: string, begun: boolean): Promise<PagePayment | null> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const invoice = await receivable.retrieveCrmInvoice(invoice_id, {
    select: ["company_id", "currency_code", "order_id", "status"],
  })
  if (!(await providerOfInvoice(req.scope, invoice))) {
    return null
  }
  const offer = await receivable.invoicePaymentOffer(invoice_id, await companyToday(req.scope, invoice.company_id))
  const say = (amount: Parameters<typeof moneyString>[0]) => moneyString(amount, invoice.currency_code)
  return typeof offer === "string"
    ? null
    : { amount: say(offer.amount), discount: offer.discount && say(offer.discount), begun }
}
