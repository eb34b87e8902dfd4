import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { InvoiceRow } from "../../../modules/receivable/types"
import { ownCustomers } from "./own-customers"

export const receivablesOf = (req: MedusaRequest): ReceivableModuleService => req.scope.resolve(RECEIVABLE_MODULE)

/** Issued invoices of the customer who is logged in: what they bought, and what they pay for others. */
export async function ownInvoices(req: MedusaRequest) {
  const ids = await ownCustomers(req)
  return { status: "issued" as const, $or: [{ customer_id: ids }, { bill_to_customer_id: ids }] }
}

/**
 * An issued invoice of the customer who is logged in. Another's, a draft, a voided one and none at all are the same to them.
 *
 * @throws NOT_FOUND
 */
export async function openOwnInvoice(req: MedusaRequest): Promise<InvoiceRow> {
  const [invoice] = await receivablesOf(req).listCrmInvoices(
    { id: req.params.id, ...(await ownInvoices(req)) } as never,
    {
      take: 1,
    }
  )
  if (!invoice) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Invoice ${req.params.id} was not found.`)
  }
  return invoice as unknown as InvoiceRow
}
