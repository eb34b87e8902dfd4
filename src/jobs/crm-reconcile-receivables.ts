import { MedusaContainer } from "@medusajs/framework/types"

import { syncNumbering } from "../workflows/receivable/host/numbering"
import { reconcileReceivables } from "../workflows/receivable/host/reconcile"
import { reconcileInvoicePayments } from "../workflows/receivable/online/refresh-invoice-payment"

/**
 * Finds and repairs what an event missed or a crash left: orders without rows or receipts, payments half told to the host, payments on an invoice's page that
 * nobody told us of, numbering half set.
 */
export default async function crmReconcileReceivables(container: MedusaContainer): Promise<void> {
  await syncNumbering(container)
  await reconcileInvoicePayments(container)
  await reconcileReceivables(container)
}

export const config = { name: "crm-reconcile-receivables", schedule: "*/5 * * * *" }
