import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../modules/receivable/service"
import { actorOf } from "../../../../shared"
import { pickFields, plainRow } from "../../../../shared/answer"
import { listRequestOf, rowsByIds, totalsAnswer } from "../../../../shared/documents"
import { invoiceDeliveredOrders } from "../invoice-delivered"
import { AdminInvoiceDelivered } from "../validators"

type OrderRow = Record<string, unknown> & { id: string }

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids, count, totals } = await receivable.searchOrdersToInvoice(request)
  const rows = await rowsByIds<OrderRow>(req, "crm_receivable_order", ids, [])
  const orders = rows.map((row) => pickFields(plainRow<Record<string, unknown>>(row), req.queryConfig.fields))
  res.json({ orders, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals) })
}

export const POST = async (req: MedusaRequest<AdminInvoiceDelivered>, res: MedusaResponse): Promise<void> => {
  let isGone = false
  // Who closes the page stops the run between two orders.
  res.on("close", () => (isGone = !res.writableEnded))
  const results = await invoiceDeliveredOrders(req, { ...req.validatedBody, actor: actorOf(req) }, () => isGone)
  res.json({ results })
}
