import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"

/** Credit notes that payments of these invoices made since a moment, as their discount for paying early. */
export async function discountsSince(container: MedusaContainer, invoiceIds: string[], since: Date): Promise<{ id: string }[]> {
  if (!invoiceIds.length) {
    return []
  }
  const notes = await container
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .listCrmCreditNotes(
      { invoice_id: invoiceIds, reason_code: "early_payment", issued_at: { $gte: since } },
      { select: ["id"], take: null }
    )
  return notes.map(({ id }) => ({ id }))
}
