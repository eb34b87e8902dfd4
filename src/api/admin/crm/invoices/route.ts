import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { pickFields } from "../../../shared/answer"
import { listRequestOf, rowsByIds, storeToday, totalsAnswer } from "../../../shared/documents"
import { InvoiceRow, invoiceAnswerOf } from "./answer"
import { invoiceListAnswer } from "./query-config"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const request = listRequestOf(req)
  const today = await storeToday(req)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids, count, totals } = await receivable.searchInvoices(request, today)
  const rows = await rowsByIds<InvoiceRow>(req, "crm_invoice", ids, [
    ...invoiceListAnswer.defaults,
    ...req.queryConfig.fields,
    // What is left of the discount for paying early depends on them.
    "*credit_notes",
  ])
  const disputed = await receivable.disputedTotals(ids)
  const invoices = rows.map((row) =>
    pickFields(
      { ...invoiceAnswerOf(row, today), disputed_total: MathBN.convert(disputed.get(row.id) ?? 0).toNumber() },
      req.queryConfig.fields
    )
  )
  res.json({ invoices, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals) })
}
