import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"

/** The host orders that these invoices bill, each once. */
export async function ordersOfInvoices(container: MedusaContainer, invoiceIds: string[]): Promise<string[]> {
  if (!invoiceIds.length) {
    return []
  }
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const invoices = await receivable.listCrmInvoices({ id: invoiceIds }, { select: ["id", "order_id"], take: null })
  return [...new Set(invoices.flatMap(({ order_id }) => order_id ?? []))]
}
