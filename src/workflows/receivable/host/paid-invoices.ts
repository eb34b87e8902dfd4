import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"

/** Those of these invoices that ask for nothing any more. Asked right after money was applied: then they became paid by it. */
export async function paidAmong(container: MedusaContainer, invoiceIds: string[]): Promise<{ id: string }[]> {
  if (!invoiceIds.length) {
    return []
  }
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const invoices = await receivable.listCrmInvoices(
    { id: invoiceIds, status: "issued" },
    { select: ["id", "total", "allocated_total"], take: null }
  )
  return invoices
    .filter(({ total, allocated_total }) => MathBN.gt(total, 0) && MathBN.eq(total, allocated_total))
    .map(({ id }) => ({ id }))
}
