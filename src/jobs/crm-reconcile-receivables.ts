import { MedusaContainer } from "@medusajs/framework/types"

import { syncNumbering } from "../workflows/receivable/host/numbering"
import { reconcileReceivables } from "../workflows/receivable/host/reconcile"

/** Finds and repairs what an event missed or a crash left: orders without rows or receipts, payments half told to the host, numbering half set. */
export default async function crmReconcileReceivables(container: MedusaContainer): Promise<void> {
  await syncNumbering(container)
  await reconcileReceivables(container)
}

export const config = { name: "crm-reconcile-receivables", schedule: "*/5 * * * *" }
